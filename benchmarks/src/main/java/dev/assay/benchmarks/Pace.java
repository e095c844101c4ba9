package dev.assay.benchmarks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The beat in which the tests of a suite come. What takes longer than a step moves all later beats: missed ones are not made up
 * for in a burst. Not thread-safe.
 */
public final class Pace {
    /** Between the starts of two tests. */
    public static final Duration TESTS = Duration.ofMillis(100);

    private final Duration step;
    private long next = System.nanoTime();

    /**
     * Begin now.
     *
     * @param step between two beats
     */
    public Pace(Duration step) {
        this.step = step;
    }

    /** Wait for the next beat. */
    public void await() {
        next = Math.max(next + step.toNanos(), System.nanoTime());
        for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
