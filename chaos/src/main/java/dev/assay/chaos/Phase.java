package dev.assay.chaos;

import dev.assay.chaos.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stretch of the run.
 *
 * @param name {@code before}, the step as the schedule writes it, or {@code recovery}
 * @param fault what was in force
 * @param startNanos when the fault was in force in full
 * @param endNanos when it began to be healed
 * @param begunNanos when it began to be put in force
 * @param healedNanos when it was healed
 */
record Phase(String name, Fault fault, long startNanos, long endNanos, long begunNanos, long healedNanos) {
    /** A phase that is there and gone at once. */
    Phase(String name, Fault fault, long startNanos, long endNanos) {
        this(name, fault, startNanos, endNanos, startNanos, endNanos);
    }

    /** Return the time in which the fault may have touched a call, also while it was put in force and taken away. */
    Phase reach() {
        return new Phase(name, fault, begunNanos, healedNanos);
    }

    boolean touches(Call call) {
        return call.endNanos() >= startNanos && call.startNanos() <= endNanos;
    }

    boolean overlaps(Phase other) {
        return other.endNanos > startNanos && other.startNanos < endNanos;
    }

    /** Return what is left of this phase outside of another one: nothing, one stretch or two. */
    List<Phase> without(Phase other) {
        return Stream.of(
                        new Phase(name, fault, startNanos, Math.min(endNanos, other.startNanos)),
                        new Phase(name, fault, Math.max(startNanos, other.endNanos), endNanos))
                .filter(stretch -> stretch.startNanos < stretch.endNanos)
                .toList();
    }

    /** Return how much of a call that touches this phase lay in it. */
    Duration share(Call call) {
        return Duration.ofNanos(Math.min(call.endNanos(), endNanos) - Math.max(call.startNanos(), startNanos));
    }

    Duration length() {
        return Duration.ofNanos(endNanos - startNanos);
    }
}
