package dev.assay.database;

/** Applies nothing. */
record EmptyRecipe() implements TemplateRecipe {
    @Override
    public String contentHash() {
        return "empty";
    }

    @Override
    public String describe() {
        return "an empty database";
    }

    @Override
    public void apply(TestDatabase database) {
        // An empty database is what it starts from.
    }
}
