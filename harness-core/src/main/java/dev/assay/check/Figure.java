package dev.assay.check;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A measured value.
 *
 * @param name what was measured
 * @param value the value
 * @param unit its unit
 * @param interval where the true value lies; null when everything was counted and nothing sampled
 * @param samples how many observations it rests on
 */
public record Figure(
        String name, BigDecimal value, Unit unit, @Nullable Interval interval, long samples) {
    public Figure {
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
        Objects.requireNonNull(unit);
    }

    /** Return a figure that was counted in full, so that there is no interval. */
    public static Figure counted(String name, BigDecimal value, Unit unit, long samples) {
        return new Figure(name, value, unit, null, samples);
    }

    /** Return a figure estimated from samples. */
    public static Figure sampled(String name, BigDecimal value, Unit unit, Interval interval, long samples) {
        return new Figure(name, value, unit, interval, samples);
    }

    /** Return a figure of which no more is known than that it lies above a value: what never ended, or always failed. */
    public static Figure beyond(String name, BigDecimal value, Unit unit, long samples) {
        return new Figure(name, value, unit, new Interval(BigDecimal.ONE, value, null), samples);
    }

    /** Return whether the true value lies above {@link #value()}, nobody knows how far. */
    public boolean isBeyond() {
        return interval != null
                && interval.upper() == null
                && interval.confidence().compareTo(BigDecimal.ONE) == 0;
    }

    /** Return the rounded value with its unit, for people. */
    public String write() {
        return (isBeyond() ? "> " : "") + unit.writeMeasured(value);
    }

    /** Return the value for people beside its limit: in full where rounding would make it look like the limit. */
    public String writeAgainst(@Nullable Threshold threshold) {
        boolean same = threshold != null && write().equals(threshold.limit().toString());
        return same ? unit.write(value) : write();
    }

    /** Return interval and number of samples, for people: {@code 95 % CI 207..221 ms, n = 4,812}. */
    public String writeBasis() {
        String count = "n = " + Unit.NUMBER.write(samples);
        return interval == null || isBeyond() ? count : interval.write(unit) + ", " + count;
    }
}
