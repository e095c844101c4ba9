package dev.assay.samples;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest
class DataKeptIT {
    // region kept
    @MigrationTest(proves = Proof.DATA_KEPT, changes = "predictions.neighbours")
    void noPredictionIsLost() {}
    // endregion
}
