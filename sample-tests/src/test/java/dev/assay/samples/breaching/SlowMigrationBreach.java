package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;
import dev.assay.migration.trace.MigrationReport;

@DatabaseTest(migrations = "classpath:breaching/slow")
class SlowMigrationBreach {
    @MigrationTest(proves = Proof.APPLIES, maxDuration = "250ms", seed = "classpath:breaching/orders")
    void amountsAreRounded(MigrationReport report) {}
}
