package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest(migrations = "classpath:breaching/compatible")
class CompatibleBreach {
    // region compatible
    @MigrationTest(proves = Proof.COMPATIBLE, seed = "classpath:breaching/traffic-rows/customers")
    void theOldVersionGoesOn() {}
    // endregion
}
