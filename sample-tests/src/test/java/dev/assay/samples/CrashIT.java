package dev.assay.samples;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest
class CrashIT {
    // region crash
    @MigrationTest(proves = Proof.CRASH_SAFE)
    void migrationsSurviveACrash() {}
    // endregion
}
