package dev.assay.database;

/** A recipe whose hash is known, so that asking for a database reads no file. */
record HashedRecipe(TemplateRecipe recipe, String contentHash) implements TemplateRecipe {
    @Override
    public String describe() {
        return recipe.describe();
    }

    @Override
    public void warmUp() {
        recipe.warmUp();
    }

    @Override
    public void apply(TestDatabase database) throws Exception {
        recipe.apply(database);
    }
}
