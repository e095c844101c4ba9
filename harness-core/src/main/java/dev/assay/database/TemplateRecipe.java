package dev.assay.database;

/** What makes an empty database into the template that tests get clones of; implemented by migration sources. */
public interface TemplateRecipe {
    /**
     * Identify the outcome: recipes with equal hash make equal templates, and the second is not applied at all.
     *
     * @return a hash over everything that {@link #apply} reads
     */
    String contentHash();

    /**
     * Say in a few words what is applied.
     *
     * @return such as {@code 8 migrations from classpath:db/migration}
     */
    String describe();

    /**
     * Apply the recipe. Connections that it leaves open are ended afterwards.
     *
     * @param database an empty database; closing it does nothing
     * @throws Exception if the template cannot be made
     */
    void apply(TestDatabase database) throws Exception;

    /**
     * Load what {@link #apply} will need, while the server is still starting. Called from another thread, and only if the recipe will
     * be applied. What fails here fails again when it is applied. Default: nothing.
     */
    default void warmUp() {}

    /**
     * Give this recipe with its hash taken now and never again, for a run in which what it reads does not change.
     *
     * @return a recipe with the same outcome
     */
    default TemplateRecipe hashedOnce() {
        return new HashedRecipe(this, contentHash());
    }

    /**
     * Give the recipe that applies nothing.
     *
     * @return a recipe whose template is an empty database
     */
    static TemplateRecipe empty() {
        return new EmptyRecipe();
    }
}
