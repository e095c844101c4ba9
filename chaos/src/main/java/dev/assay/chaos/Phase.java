package dev.assay.chaos;

import dev.assay.chaos.fault.Fault;
import java.time.Duration;

/**
 * A stretch of the run.
 *
 * @param name {@code before}, the step as the schedule writes it, or {@code recovery}
 * @param fault what was in force
 * @param startNanos when the fault was in force in full
 * @param endNanos when it began to be healed
 */
record Phase(String name, Fault fault, long startNanos, long endNanos) {
    boolean touches(Call call) {
        return call.endNanos() >= startNanos && call.startNanos() <= endNanos;
    }

    /** Return how much of a call that touches this phase lay in it. */
    Duration share(Call call) {
        return Duration.ofNanos(Math.min(call.endNanos(), endNanos) - Math.max(call.startNanos(), startNanos));
    }

    Duration length() {
        return Duration.ofNanos(endNanos - startNanos);
    }
}
