package dev.assay.chaos.schedule;

import java.time.Duration;
import java.util.Optional;

/** Changes a schedule place by place, in the order in which it is written. */
public interface Editor {
    /** Return what becomes of a step; empty if it goes. */
    default Optional<Step> step(Step step) {
        return Optional.of(step);
    }

    /** Return how much later a part begins than the others beside it. */
    default Duration after(Duration after) {
        return after;
    }
}
