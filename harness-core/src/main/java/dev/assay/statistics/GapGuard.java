package dev.assay.statistics;

import java.util.OptionalLong;

/**
 * The order-statistic interval of a percentile, in the unit of the latencies. Where it is wide although the sample is not
 * small, the percentile lies in a gap of the density: between cache hits and cache misses, say. It jumps from one side of the
 * gap to the other by chance then, and no comparison of it means anything.
 *
 * @param lower the lower end
 * @param upper the upper end, infinite where failed operations begin
 */
public record GapGuard(double lower, double upper) {
    /** A smooth latency distribution is far below this with 1,000 operations. */
    public static final double WIDEST = 1.5;

    private static final double CONFIDENCE = 0.95;

    /**
     * Return the 95 % interval of a percentile, as of independent operations: a design effect would make it wide without any
     * gap.
     *
     * @param latencies of one side, in any order; positive infinity for a failed operation
     * @throws IllegalArgumentException if there are too few for an interval
     */
    public static GapGuard of(double[] latencies, double percentile) {
        if (latencies.length == 0) {
            throw tooFew(0, percentile);
        }
        RankInterval ranks = RankInterval.of(latencies.length, percentile, CONFIDENCE, 1);
        OptionalLong upper = ranks.upper();
        if (ranks.lower() < 1 || upper.isEmpty()) {
            throw tooFew(latencies.length, percentile);
        }
        double[] values = latencies.clone();
        return new GapGuard(
                Selection.select(values, 0, values.length, (int) ranks.lower() - 1),
                Selection.select(values, 0, values.length, (int) upper.getAsLong() - 1));
    }

    /** Return how many times as long the upper end is as the lower; 1 where both are failures. */
    public double width() {
        return lower == upper ? 1 : upper / lower;
    }

    /** Return whether the percentile lies in a gap. */
    public boolean isInGap() {
        return width() > WIDEST;
    }

    private static IllegalArgumentException tooFew(int count, double percentile) {
        return new IllegalArgumentException(
                "[" + count + "] latencies are too few for an interval of the percentile [" + percentile + "]");
    }
}
