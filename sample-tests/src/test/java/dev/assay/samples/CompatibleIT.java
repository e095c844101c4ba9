package dev.assay.samples;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest
class CompatibleIT {
    // region derived
    @MigrationTest(proves = Proof.COMPATIBLE, seed = "classpath:db/traffic-seed")
    void eachVersionLetsTheOneBeforeGoOn() {}
    // endregion

    // region given
    @MigrationTest(
            proves = Proof.COMPATIBLE,
            traffic = "classpath:db/traffic.sql",
            since = "7",
            seed = "classpath:db/traffic-seed")
    void theReleaseOfVersionSevenGoesOn() {}
    // endregion
}
