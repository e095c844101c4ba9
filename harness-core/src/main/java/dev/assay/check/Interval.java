package dev.assay.check;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the true value lies, in the unit of its figure.
 *
 * @param confidence the share of such intervals that hold the true value, such as 0.95
 * @param lower the lower end
 * @param upper the upper end; null where the sample is too small to have one
 */
public record Interval(
        BigDecimal confidence, BigDecimal lower, @Nullable BigDecimal upper) {
    public Interval {
        Objects.requireNonNull(confidence);
        Objects.requireNonNull(lower);
    }

    /** Return the text for people, such as {@code 95 % CI 207..221 ms}. */
    String write(Unit unit) {
        String percent = confidence.movePointRight(2).stripTrailingZeros().toPlainString();
        String end = upper == null ? "?" : unit.writeMeasured(upper);
        return percent + " % CI " + unit.writeLower(lower, upper) + ".." + end;
    }
}
