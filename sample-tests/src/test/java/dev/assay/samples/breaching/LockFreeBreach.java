package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest(migrations = "classpath:breaching/lockfree")
class LockFreeBreach {
    // region lockfree
    @MigrationTest(
            proves = Proof.LOCK_FREE,
            maxBlock = "300ms",
            seed = "classpath:breaching/traffic-rows/orders",
            because = "orders come in all day")
    void nobodyWaits() {}
    // endregion
}
