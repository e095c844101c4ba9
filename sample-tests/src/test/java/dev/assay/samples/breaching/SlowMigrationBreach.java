package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.migration.MigrationReport;

@DatabaseTest(migrations = "classpath:breaching/slow")
class SlowMigrationBreach {
    @MigrationTest(maxDuration = "250ms", seed = "classpath:breaching/orders")
    void amountsAreRounded(MigrationReport report) {}
}
