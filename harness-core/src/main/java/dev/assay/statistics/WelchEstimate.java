package dev.assay.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The difference of two means that were measured at different times, with the bounds of Welch's t test (Biometrika 34, 1947):
 * neither spread nor number of blocks need be equal.
 *
 * @param earlier the mean that is subtracted
 * @param later the mean that it is subtracted from
 */
public record WelchEstimate(MeanEstimate earlier, MeanEstimate later) {
    /** Return later minus earlier. */
    public double difference() {
        return later.mean() - earlier.mean();
    }

    /** Return the bound that lies above the true difference in at most the given portion of samples. */
    public double lowerBound(double error) {
        return difference() - margin(error);
    }

    /** Return the bound that lies below the true difference in at most the given portion of samples. */
    public double upperBound(double error) {
        return difference() + margin(error);
    }

    /** Return whether the difference is at most a limit, where one look may err this often. */
    public Decision decide(double limit, ErrorRates rates) {
        if (lowerBound(rates.wrongBreach()) > limit) {
            return Decision.BREACHED;
        }
        return upperBound(rates.wrongPass()) < limit ? Decision.KEPT : Decision.UNDECIDED;
    }

    private double margin(double error) {
        double variance = variance(earlier) + variance(later);
        return variance == 0
                ? 0
                : Math.sqrt(variance)
                        * TDistribution.of(degrees()).inverseSurvivalProbability(Proportion.requirePortion(error));
    }

    private double degrees() {
        double variance = variance(earlier) + variance(later);
        return variance
                * variance
                / (variance(earlier) * variance(earlier) / (earlier.blocks() - 1)
                        + variance(later) * variance(later) / (later.blocks() - 1));
    }

    private static double variance(MeanEstimate estimate) {
        return estimate.standardError() * estimate.standardError();
    }
}
