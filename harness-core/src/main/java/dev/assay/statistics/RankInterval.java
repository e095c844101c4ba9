package dev.assay.statistics;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The ranks, counted from 1 in ascending order, between whose values a percentile lies: a distribution-free interval
 * (David and Nagaraja, Order Statistics, 3rd ed., section 7.1).
 *
 * @param lower the rank of the lower end; 0 where the sample is too small to have one
 * @param upper the rank of the upper end; empty where the sample is too small to have one
 */
public record RankInterval(long lower, OptionalLong upper) {
    /**
     * Return the two-sided interval of a percentile.
     *
     * @param trials the size of the sample, at least 1
     * @param percentile strictly between 0 and 1, such as 0.95
     * @param confidence strictly between 0 and 1, half of the rest on each side
     * @param designEffect at least 1, see {@link DesignEffect}
     */
    public static RankInterval of(long trials, double percentile, double confidence, double designEffect) {
        double tail = (1 - Proportion.requirePortion(confidence)) / 2;
        int effective = (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.floor(trials / designEffect)));
        BinomialDistribution below = BinomialDistribution.of(effective, Proportion.requirePortion(percentile));
        double scale = (double) trials / effective;
        long upper = below.inverseSurvivalProbability(tail) + 1L;
        return new RankInterval(
                (long) Math.floor(lowerRank(below, tail) * scale),
                upper > effective ? OptionalLong.empty() : OptionalLong.of((long) Math.ceil(upper * scale)));
    }

    private static int lowerRank(BinomialDistribution below, double tail) {
        int rank = below.inverseCumulativeProbability(tail);
        return below.cumulativeProbability(rank) <= tail ? rank + 1 : rank;
    }
}
