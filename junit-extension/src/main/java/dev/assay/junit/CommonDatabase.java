package dev.assay.junit;

import dev.assay.database.TestDatabase;

/** A database that a test has together with others, so that its end is not the test's to decide. */
record CommonDatabase(TestDatabase database, boolean keepsFailed) implements Holding {
    @Override
    public String leftOver() {
        if (!keepsFailed) {
            return "";
        }
        database.keep();
        return "kept " + database.jdbcUrl() + ", shared with other tests,";
    }

    @Override
    public void end() {}
}
