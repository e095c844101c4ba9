package dev.assay.samples;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest
class RunnerIT {
    // region runner
    @MigrationTest(proves = Proof.RUNNER_SAFE)
    void migrationsMayBeStartedTwice() {}
    // endregion
}
