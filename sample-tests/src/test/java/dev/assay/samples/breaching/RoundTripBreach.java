package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest(migrations = "classpath:breaching/roundtrip")
class RoundTripBreach {
    // region lying
    @MigrationTest(
            proves = Proof.ROUND_TRIP,
            seed = "classpath:breaching/roundtrip-rows",
            because = "a release is rolled back at night, by hand")
    void amountsCanGoBack() {}
    // endregion
}
