package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;
import dev.assay.junit.Rewrites;
import dev.assay.migration.trace.MigrationReport;

@DatabaseTest(migrations = "classpath:breaching/rewriting")
class RewritingMigrationBreach {
    @MigrationTest(
            proves = Proof.APPLIES,
            rewrites = Rewrites.NONE,
            seed = "classpath:breaching/orders",
            because = "orders come in all day")
    void amountsGrow(MigrationReport report) {}
}
