package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest(migrations = "classpath:breaching/scales")
class ScalesBreach {
    @MigrationTest(
            proves = Proof.SCALES,
            seed = "classpath:breaching/orders",
            because = "a million orders come before the next release")
    void ordersAreRanked() {}
}
