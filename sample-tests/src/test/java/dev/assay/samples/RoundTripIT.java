package dev.assay.samples;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.Irreversible;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

// region undo
@DatabaseTest(migrations = {"classpath:db/migration", "classpath:db/undo"})
class RoundTripIT {
    @MigrationTest(
            proves = Proof.ROUND_TRIP,
            irreversible =
                    @Irreversible(
                            version = "9",
                            because = "a vote of five that was filled in looks like one that was stored"))
    void everyStepHasAWayBack() {}
}
// endregion
