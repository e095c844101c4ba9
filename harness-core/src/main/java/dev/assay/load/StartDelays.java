package dev.assay.load;

import java.time.Duration;

/**
 * How operations that had a time to begin at kept to it: those of an open load, and those after a pause. Two causes are kept
 * apart. Where no client was free, the server was slow, and the wait is rightly part of the latency. Where a client was
 * free, the generator itself began late, and latencies are too long by so much. Not thread-safe while it is filled.
 */
public final class StartDelays {
    private final LatencyProfile lateness = new LatencyProfile();
    private final LatencyProfile queueing = new LatencyProfile();
    private long unserved;
    private long oldestNanos;

    StartDelays() {}

    void late(long nanos) {
        lateness.record(Math.max(0, nanos));
    }

    void queued(long nanos) {
        queueing.record(Math.max(0, nanos));
    }

    void unserved(long count, long waitingNanos) {
        unserved += count;
        oldestNanos = Math.max(oldestNanos, waitingNanos);
    }

    void add(StartDelays other) {
        lateness.add(other.lateness);
        queueing.add(other.queueing);
        unserved(other.unserved, other.oldestNanos);
    }

    /** Return how many operations had a time to begin at and began. */
    public long started() {
        return lateness.count() + queueing.count();
    }

    /** Return by how much the generator itself began late, one entry for each operation for which a client was free. */
    public LatencyProfile lateness() {
        return lateness;
    }

    /** Return how long operations waited for a client, one entry for each that found none free. */
    public LatencyProfile queueing() {
        return queueing;
    }

    /** Return the share of started operations for which no client was free; 0 where none has started. */
    public double queuedShare() {
        return share(queueing.count());
    }

    /** Return the share of started operations that the generator itself began later than this; 0 where none has started. */
    public double lateShare(Duration tolerance) {
        return share(lateness.countAbove(tolerance.toNanos()));
    }

    /** Return how many operations had arrived and were still waiting for a client when the time was over. */
    public long unserved() {
        return unserved;
    }

    /** Return how long the first of these had waited, zero where there is none. */
    public Duration oldestUnserved() {
        return Duration.ofNanos(oldestNanos);
    }

    /**
     * Return whether the server did not keep up: more operations were waiting at the end than one in a hundred that had
     * arrived. Their latencies are not in any profile, so that a percentile of a saturated load is too good.
     */
    public boolean isSaturated() {
        return 100 * unserved > started() + unserved;
    }

    private double share(long count) {
        return started() == 0 ? 0 : (double) count / started();
    }
}
