package dev.assay.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How many times as slow one side is as the other, estimated from pairs that were measured in turn: the mean of the
 * logarithms of the blocks' ratios, with the one-sided bounds of Student's t over the blocks.
 *
 * <p>A block in which more operations failed than its percentile leaves out has an infinite ratio, or none where both sides
 * failed. A mean says nothing then, so the estimate becomes the median of the blocks, and the bound that is left is that of the
 * sign test (Conover, Practical Nonparametric Statistics, 3rd ed., section 3.4). A single block in which after failed leaves
 * no upper bound, and a single one in which before failed no lower one: such a block neither counts as fast nor is forgotten.
 * Bounds may be 0 or infinite then, and are never NaN. Immutable.
 */
public final class RatioEstimate {
    private final double[] ascending;
    private final double meanLog;
    private final double standardError;

    private RatioEstimate(double[] ascending) {
        this.ascending = ascending;
        if (isFinite()) {
            MeanEstimate estimate = MeanEstimate.of(ascending);
            this.meanLog = estimate.mean();
            this.standardError = estimate.standardError();
        } else {
            this.meanLog = atRank((ascending.length + 1) / 2);
            this.standardError = Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Estimate the ratio of after to before.
     *
     * @param before latencies above 0 in any unit, in order of time; positive infinity for a failed operation
     * @param after as many, each measured next to its partner
     * @param percentile strictly between 0 and 1, such as 0.95, taken of each side of a block by nearest rank
     * @param blockSize how many pairs make a block, see {@link BlockStatistic#blockSize()}; pairs that fill none are left out
     * @throws IllegalArgumentException if a latency is not above 0, or fewer than 2 blocks are filled
     */
    public static RatioEstimate of(double[] before, double[] after, double percentile, int blockSize) {
        return of(before, after, BlockStatistic.percentile(percentile), blockSize);
    }

    /** Estimate the ratio of a statistic of the blocks; otherwise as {@link #of(double[], double[], double, int)}. */
    public static RatioEstimate of(double[] before, double[] after, BlockStatistic statistic, int blockSize) {
        return ofLogs(BlockRatios.of(before, after, statistic, blockSize));
    }

    /** Estimate the ratio from its natural logarithm in each block: infinite or NaN where a side failed. */
    public static RatioEstimate ofLogs(double... logarithms) {
        if (logarithms.length < 2) {
            throw new IllegalArgumentException(
                    "[" + logarithms.length + "] blocks have no spread; at least 2 are needed");
        }
        double[] sorted = logarithms.clone();
        Arrays.sort(sorted);
        return new RatioEstimate(sorted);
    }

    /** Return the logarithm of the ratio; it may be infinite where operations failed. */
    public double meanLog() {
        return meanLog;
    }

    /** Return the standard error of that logarithm; infinite where operations failed. */
    public double standardError() {
        return standardError;
    }

    /** Return how many blocks there are, at least 2. */
    public int blocks() {
        return ascending.length;
    }

    /** Return whether every block has a finite ratio, so that the bounds are those of Student's t. */
    public boolean isFinite() {
        return Double.isFinite(ascending[0]) && Double.isFinite(ascending[ascending.length - 1]);
    }

    /** Return after divided by before: 1.1 is 10 % slower. */
    public double ratio() {
        return Math.exp(meanLog);
    }

    /** Return the bound that lies above the true ratio in at most the given portion of samples; 0 if nothing is known. */
    public double lower(double error) {
        return Math.exp(lowerLog(error));
    }

    /** Return the bound that lies below the true ratio in at most the given portion of samples; infinite if unknown. */
    public double upper(double error) {
        return Math.exp(upperLog(error));
    }

    double lowerLog(double error) {
        if (isFinite()) {
            return mean().lowerBound(error);
        }
        boolean unbounded = ascending[0] == Double.NEGATIVE_INFINITY || hasUndefined();
        return unbounded ? Double.NEGATIVE_INFINITY : atRank(medianRank(error));
    }

    double upperLog(double error) {
        if (isFinite()) {
            return mean().upperBound(error);
        }
        boolean unbounded = ascending[blocks() - 1] == Double.POSITIVE_INFINITY || hasUndefined();
        return unbounded ? Double.POSITIVE_INFINITY : atRank(blocks() + 1 - medianRank(error));
    }

    MeanEstimate mean() {
        return new MeanEstimate(meanLog, standardError, blocks());
    }

    /** Return the largest rank that lies above the true median in at most so many samples; 0 if there is none. */
    private int medianRank(double error) {
        BinomialDistribution below = BinomialDistribution.of(blocks(), 0.5);
        int rank = below.inverseCumulativeProbability(Proportion.requirePortion(error));
        return below.cumulativeProbability(rank) <= error ? rank + 1 : rank;
    }

    /** Return whether both sides failed in a block; sorting has put it last. */
    private boolean hasUndefined() {
        return Double.isNaN(ascending[blocks() - 1]);
    }

    private double atRank(int rank) {
        if (rank < 1) {
            return Double.NEGATIVE_INFINITY;
        }
        double value = rank > ascending.length ? Double.POSITIVE_INFINITY : ascending[rank - 1];
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }
}
