package dev.assay.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean with the one-sided bounds of Student's t over blocks. The blocks, not the single observations, are taken as
 * independent.
 *
 * @param mean the mean of the blocks
 * @param standardError the standard error of that mean, 0 where all blocks are equal
 * @param blocks how many blocks there are, at least 2
 */
public record MeanEstimate(double mean, double standardError, int blocks) {
    public MeanEstimate {
        if (blocks < 2) {
            throw new IllegalArgumentException("[" + blocks + "] blocks have no spread; at least 2 are needed");
        }
    }

    /** Return the estimate from one value for each block. */
    public static MeanEstimate of(double... values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double degrees = Math.max(1, values.length - 1);
        return new MeanEstimate(mean, Math.sqrt(squares / degrees / Math.max(1, values.length)), values.length);
    }

    /** Return the bound that lies above the true mean in at most the given portion of samples. */
    public double lowerBound(double error) {
        return mean - margin(error);
    }

    /** Return the bound that lies below the true mean in at most the given portion of samples. */
    public double upperBound(double error) {
        return mean + margin(error);
    }

    /** Return about how many times as many blocks would place a limit outside the bounds of this error. */
    public double blocksFactor(double limit, double error) {
        double ratio = margin(error) / (mean - limit);
        return ratio * ratio;
    }

    private double margin(double error) {
        return standardError == 0
                ? 0
                : standardError
                        * TDistribution.of(blocks - 1).inverseSurvivalProbability(Proportion.requirePortion(error));
    }
}
