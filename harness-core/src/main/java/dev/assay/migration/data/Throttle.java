package dev.assay.migration.data;

import java.time.Duration;
import java.util.Objects;

/**
 * How a migration makes way for others.
 *
 * @param lockTimeout how long a batch waits for a lock before it is given up and tried again; at least 1 ms, 500 ms by default
 * @param attempts how often a batch is tried before the migration fails; 20 by default
 * @param firstPause the pause before the second attempt; it doubles with each further one, and half of it is left to chance; 100 ms
 *     by default
 * @param longestPause the longest pause; 10 s by default
 * @param lag tells how far replicas are behind
 * @param maxLag the bytes of write-ahead log that replicas may be behind before the next batch waits; 64 MB by default
 */
public record Throttle(
        Duration lockTimeout, int attempts, Duration firstPause, Duration longestPause, LagProbe lag, long maxLag) {
    private static final long MEGABYTE = 1L << 20;

    /** All as described above. */
    public static final Throttle DEFAULT = new Throttle(
            Duration.ofMillis(500),
            20,
            Duration.ofMillis(100),
            Duration.ofSeconds(10),
            LagProbe.replication(),
            64 * MEGABYTE);

    public Throttle {
        Objects.requireNonNull(lag);
        if (lockTimeout.toMillis() < 1 || attempts < 1 || firstPause.isNegative() || maxLag < 0) {
            throw new IllegalArgumentException("lockTimeout [" + lockTimeout + "] and attempts [" + attempts
                    + "] must be above zero, firstPause [" + firstPause + "] and maxLag [" + maxLag + "] not below");
        }
    }

    /** Return this with another time for a lock. */
    public Throttle lockTimeout(Duration time) {
        return new Throttle(time, attempts, firstPause, longestPause, lag, maxLag);
    }

    /** Return this with another number of attempts. */
    public Throttle attempts(int number) {
        return new Throttle(lockTimeout, number, firstPause, longestPause, lag, maxLag);
    }

    /** Return this with another limit for replicas, in bytes of write-ahead log, and what tells how far they are behind. */
    public Throttle lag(LagProbe probe, long bytes) {
        return new Throttle(lockTimeout, attempts, firstPause, longestPause, probe, bytes);
    }

    /** Return the pause before the next attempt, with a random number from 0 to 1. */
    public Duration pause(int failedAttempts, double random) {
        double nanos = firstPause.toNanos() * Math.pow(2, Math.min(failedAttempts - 1, 40));
        double capped = Math.min(nanos, (double) longestPause.toNanos());
        return Duration.ofNanos(Math.round(capped * (0.5 + random / 2)));
    }
}
