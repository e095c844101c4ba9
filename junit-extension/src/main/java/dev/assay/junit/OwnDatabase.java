package dev.assay.junit;

import dev.assay.database.TestDatabase;

/** A database that ends with its test, unless a failed one may keep it. */
record OwnDatabase(TestDatabase database, boolean keepsFailed) implements Holding {
    @Override
    public String leftOver() {
        if (!keepsFailed) {
            return "";
        }
        database.keep();
        return "kept " + database.jdbcUrl();
    }

    @Override
    public void end() {
        database.close();
    }
}
