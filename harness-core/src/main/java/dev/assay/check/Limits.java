package dev.assay.check;

import java.time.Duration;

/**
 * How far a check may go to reach a verdict.
 *
 * @param time the longest time that it may measure; beyond it the verdict is {@link Outcome#INCONCLUSIVE}
 * @param operations the most operations that it may run
 */
public record Limits(Duration time, long operations) {
    /** One minute, ten million operations. */
    public static final Limits DEFAULT = new Limits(Duration.ofMinutes(1), 10_000_000);

    public Limits {
        if (time.isNegative() || time.isZero() || operations < 1) {
            throw new IllegalArgumentException("limits must be above zero: [" + time + "], [" + operations + "]");
        }
    }
}
