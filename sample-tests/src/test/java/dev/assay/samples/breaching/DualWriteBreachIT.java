package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the samples are measured, and locks of this session mean nothing to theirs")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DualWriteBreachIT {
    private final BreachingRun run = BreachingRun.of(DualWriteBreach.class);

    @Test
    void forgetsDeletes() {
        run.assertFailure("DualWriteBreach.triggerThatForgetsDeletes", """
                x""");
    }

    @Test
    void forgetsUpserts() {
        run.assertFailure("DualWriteBreach.triggerThatForgetsUpserts", """
                x""");
    }
}
