package dev.assay.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Hits among trials, with the exact one-sided bounds of Clopper and Pearson (Biometrika 26, 1934). Trials that come in
 * clusters count for less than their number: both hits and trials are divided by the design effect before the bounds are
 * taken.
 *
 * @param hits how many trials were hits, from 0 to {@code trials}
 * @param trials how many trials there were, at least 1
 * @param designEffect how many clustered trials tell as much as one independent trial, at least 1
 */
public record Proportion(long hits, long trials, double designEffect) {
    public Proportion {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException("[" + hits + "] of [" + trials + "] is not a proportion");
        }
        if (!(designEffect >= 1) || Double.isInfinite(designEffect)) {
            throw new IllegalArgumentException("the design effect [" + designEffect + "] is not at least 1");
        }
    }

    /** Return the proportion of independent trials. */
    public static Proportion of(long hits, long trials) {
        return new Proportion(hits, trials, 1);
    }

    /** Return hits divided by trials. */
    public double share() {
        return (double) hits / trials;
    }

    /**
     * Return the bound that lies above the true share in at most the given portion of samples; 0 without hits.
     *
     * @param error the portion, strictly between 0 and 1
     */
    public double lowerBound(double error) {
        return hits == 0
                ? 0
                : BetaDistribution.of(effectiveHits(), effectiveMisses() + 1)
                        .inverseCumulativeProbability(requirePortion(error));
    }

    /**
     * Return the bound that lies below the true share in at most the given portion of samples; 1 without misses.
     *
     * @param error the portion, strictly between 0 and 1
     */
    public double upperBound(double error) {
        return hits == trials
                ? 1
                : BetaDistribution.of(effectiveHits() + 1, effectiveMisses())
                        .inverseSurvivalProbability(requirePortion(error));
    }

    private double effectiveHits() {
        return hits / designEffect;
    }

    private double effectiveMisses() {
        return (trials - hits) / designEffect;
    }

    static double requirePortion(double error) {
        if (!(error > 0 && error < 1)) {
            throw new IllegalArgumentException("[" + error + "] is not strictly between 0 and 1");
        }
        return error;
    }
}
