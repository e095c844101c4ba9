package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest(migrations = "classpath:breaching/crash")
class CrashBreach {
    // region half
    @MigrationTest(
            proves = Proof.CRASH_SAFE,
            seed = "classpath:breaching/orders",
            since = "1",
            because = "the cluster moves pods whenever it likes")
    void archiveIsMade() {}
    // endregion
}
