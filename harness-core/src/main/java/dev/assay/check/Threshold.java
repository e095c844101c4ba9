package dev.assay.check;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A limit, as an exact decimal, and the side of it that keeps the promise.
 *
 * @param comparison the good side
 * @param limit the limit itself; reaching it keeps the promise
 */
public record Threshold(Comparison comparison, Quantity limit) {
    public Threshold {
        Objects.requireNonNull(comparison);
        Objects.requireNonNull(limit);
    }

    /** Return the promise of at most this. */
    public static Threshold atMost(Quantity limit) {
        return new Threshold(Comparison.AT_MOST, limit);
    }

    /** Return the promise of at least this. */
    public static Threshold atLeast(Quantity limit) {
        return new Threshold(Comparison.AT_LEAST, limit);
    }

    /** Return whether a value, in the limit's unit, keeps the promise. */
    public boolean isKeptBy(BigDecimal value) {
        return isKept(value.compareTo(limit.amount()));
    }

    /**
     * Return whether the share {@code part / whole} keeps the promise. Compared by cross-multiplication, so that 19 of 20
     * against 0.95 is exact.
     */
    public boolean isKeptBy(long part, long whole) {
        if (whole <= 0) {
            throw new IllegalArgumentException("[" + part + "] of [" + whole + "] is not a share");
        }
        BigDecimal right = limit.amount().multiply(BigDecimal.valueOf(whole));
        return isKept(BigDecimal.valueOf(part).compareTo(right));
    }

    @Override
    public String toString() {
        return comparison.sign() + " " + limit;
    }

    private boolean isKept(int order) {
        return comparison == Comparison.AT_MOST ? order <= 0 : order >= 0;
    }
}
