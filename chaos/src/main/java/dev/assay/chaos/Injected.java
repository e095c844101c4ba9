package dev.assay.chaos;

import dev.assay.chaos.schedule.Step;

/**
 * A step of a schedule as it happened; all times by the run's ticker.
 *
 * @param step the step
 * @param begunNanos when the fault began to be put in force
 * @param startNanos when it was in force in full
 * @param endNanos when it began to be taken away
 * @param healedNanos when it was gone
 */
record Injected(Step step, long begunNanos, long startNanos, long endNanos, long healedNanos) {
    Phase phase() {
        return new Phase(step.write(), step.fault(), startNanos, endNanos, begunNanos, healedNanos);
    }
}
