package dev.assay.samples;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;
import dev.assay.junit.TableSize;

@DatabaseTest
class ScalesIT {
    // region scales
    @MigrationTest(
            proves = Proof.SCALES,
            sizes = @TableSize(table = "predictions", rows = 100_000),
            maxLockTime = "1min",
            because = "requests wait while predictions are locked")
    void migrationsScale() {}
    // endregion
}
