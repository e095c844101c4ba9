package dev.assay.samples;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest
class LockFreeIT {
    // region lockfree
    @MigrationTest(proves = Proof.LOCK_FREE, maxBlock = "1s", seed = "classpath:db/traffic-seed")
    void nobodyWaitsForAMigration() {}
    // endregion
}
