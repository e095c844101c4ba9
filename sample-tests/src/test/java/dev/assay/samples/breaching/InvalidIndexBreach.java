package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest(migrations = "classpath:breaching/invalid-index")
class InvalidIndexBreach {
    @MigrationTest(proves = Proof.CRASH_SAFE, seed = "classpath:breaching/orders", since = "1")
    void ordersAreFoundByAmount() {}
}
