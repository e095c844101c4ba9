package dev.assay.samples.breaching;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashBreachIT {
    private BreachingRun run = new BreachingRun(0, java.util.Map.of());

    @BeforeAll
    void runSamples() {
        run = BreachingRun.of(CrashBreach.class, InvalidIndexBreach.class);
    }

    @Test
    void aHalfAppliedScriptIsNamed() {
        run.assertFailure("CrashBreach.archiveIsMade", """
                @MigrationTest breached  CrashBreach.archiveIsMade
                  crash-safe  7  promised <= 0  n = 9""");
    }

    @Test
    void anInvalidIndexIsNamed() {
        run.assertFailure("InvalidIndexBreach.ordersAreFoundByAmount", """
                @MigrationTest breached  InvalidIndexBreach.ordersAreFoundByAmount
                  crash-safe  5  promised <= 0  n = 6""");
    }
}
