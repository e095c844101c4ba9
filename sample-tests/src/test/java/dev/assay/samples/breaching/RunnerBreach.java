package dev.assay.samples.breaching;

import dev.assay.junit.DatabaseTest;
import dev.assay.junit.MigrationTest;
import dev.assay.junit.Proof;

@DatabaseTest(migrations = "classpath:breaching/runner")
class RunnerBreach {
    // region lock
    @MigrationTest(
            proves = Proof.RUNNER_SAFE,
            seed = "classpath:breaching/orders",
            transactionalLock = true,
            because = "a deployment that hangs holds up all others")
    void ordersAreFoundByAmount() {}
    // endregion

    // region killed
    @MigrationTest(
            proves = Proof.RUNNER_SAFE,
            seed = "classpath:breaching/orders",
            since = "1",
            because = "the cluster moves pods whenever it likes")
    void theIndexIsNoted() {}
    // endregion
}
