package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.migration.MigrationReport;

/** Applies to an empty table, and not to one with rows. */
@DatabaseTest(migrations = "classpath:breaching/failing")
class FailingMigrationBreach {
    @MigrationTest(seed = "classpath:breaching/orders")
    void notesAreRequired(MigrationReport report) {}
}
