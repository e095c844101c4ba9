package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest(migrations = "classpath:breaching/datakept")
class DataKeptBreach {
    // region lost
    @MigrationTest(proves = Proof.DATA_KEPT, seed = "classpath:breaching/datakept-rows", changes = "orders.state")
    void noOrderIsLost() {}
    // endregion
}
