package dev.assay.conditions;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares what Linux counts about its processors from sample to sample. Not thread-safe. */
final class ProcessorWatch {
    private static final long SHORTEST_STEAL_NANOS = 10_000_000;

    private final Collection<Disturbance> found;
    private final ProcessorTimes first;
    private ProcessorTimes last;
    private long lastNanos;

    /** Begin with a sample of a moment. */
    ProcessorWatch(ProcessorTimes first, long nowNanos, Collection<Disturbance> found) {
        this.first = first;
        this.last = first;
        this.lastNanos = nowNanos;
        this.found = found;
    }

    /** Add what happened since the last sample. */
    void sample(ProcessorTimes now, long nowNanos) {
        add(Cause.STEAL, grown(last.stealNanos(), now.stealNanos()), SHORTEST_STEAL_NANOS, nowNanos);
        add(Cause.RUN_QUEUE, grown(last.waitNanos(), now.waitNanos()), Math.max(1, nowNanos - lastNanos), nowNanos);
        last = now;
        lastNanos = nowNanos;
    }

    Optional<Duration> stolen() {
        return duration(grown(first.stealNanos(), last.stealNanos()));
    }

    Optional<Duration> waited() {
        return duration(grown(first.waitNanos(), last.waitNanos()));
    }

    private void add(Cause cause, OptionalLong lost, long shortest, long nowNanos) {
        if (lost.isPresent() && lost.getAsLong() >= shortest) {
            found.add(new Disturbance(cause, lastNanos, nowNanos, lost.getAsLong()));
        }
    }

    /** A machine that was moved to another host may start to count anew. */
    private static OptionalLong grown(OptionalLong before, OptionalLong after) {
        return before.isPresent() && after.isPresent()
                ? OptionalLong.of(Math.max(0, after.getAsLong() - before.getAsLong()))
                : OptionalLong.empty();
    }

    private static Optional<Duration> duration(OptionalLong nanos) {
        return nanos.isPresent() ? Optional.of(Duration.ofNanos(nanos.getAsLong())) : Optional.empty();
    }
}
