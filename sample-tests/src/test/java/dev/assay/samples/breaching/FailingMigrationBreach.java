package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;
import dev.assay.migration.trace.MigrationReport;

/** Applies to an empty table, and not to one with rows. */
@DatabaseTest(migrations = "classpath:breaching/failing")
class FailingMigrationBreach {
    @MigrationTest(proves = Proof.APPLIES, seed = "classpath:breaching/orders")
    void notesAreRequired(MigrationReport report) {}
}
