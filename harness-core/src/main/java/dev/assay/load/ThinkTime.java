package dev.assay.load;

import java.util.random.RandomGenerator;

/** Draws the pauses of one client. Not thread-safe. */
final class ThinkTime {
    private final long meanNanos;
    private final Thinking thinking;
    private final RandomGenerator random;

    ThinkTime(Pace.Closed pace, RandomGenerator random) {
        this.meanNanos = pace.thinkTime().toNanos();
        this.thinking = pace.thinking();
        this.random = random;
    }

    long nextNanos() {
        if (meanNanos == 0 || thinking == Thinking.CONSTANT) {
            return meanNanos;
        }
        return (long) (-Math.log(1 - random.nextDouble()) * meanNanos);
    }
}
