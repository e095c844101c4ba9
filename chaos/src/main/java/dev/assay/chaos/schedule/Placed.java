package dev.assay.chaos.schedule;

import java.time.Duration;

/**
 * A step and its place in time. The clock of a schedule stands still while a fault is put in force or taken away.
 *
 * @param step the step
 * @param from when it begins, after the begin of the schedule
 */
public record Placed(Step step, Duration from) {
    /** Return when it ends, after the begin of the schedule. */
    public Duration to() {
        return from.plus(step.length());
    }
}
