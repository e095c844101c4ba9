package dev.assay.junit;

import dev.assay.database.TestDatabase;

/** What one test holds for as long as it runs: the database that it sees, and what becomes of it. */
sealed interface Holding permits OwnDatabase, CommonDatabase, UndoneDatabase {
    TestDatabase database();

    /** Say what is left of a failed test. */
    String leftOver();

    /** Do to the database what must be done when its test has ended. */
    void end();
}
