package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the samples are measured, and locks of this session mean nothing to theirs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackfillBreachIT {
    private final BreachingRun run = BreachingRun.of(BackfillBreach.class);

    @Test
    void overwritesAndRunsAfterInserts() {
        run.assertFailure("BackfillBreach.namesThatOverwriteChosenOnes", """
                x""");
    }

    @Test
    void hasNoBound() {
        run.assertFailure("BackfillBreach.namesInOneStatement", """
                x""");
    }
}
