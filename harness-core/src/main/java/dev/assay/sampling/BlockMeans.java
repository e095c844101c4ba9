package dev.assay.sampling;

import dev.assay.check.Interval;
import dev.assay.check.Outcome;
import dev.assay.check.Threshold;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.MeanEstimate;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Compares the mean of blocks with a limit on either side.
 *
 * @param threshold the limit
 * @param estimate the mean over blocks, in the unit of the limit
 */
public record BlockMeans(Threshold threshold, MeanEstimate estimate) {
    public Outcome outcome(ErrorRates rates) {
        return switch (threshold.comparison()) {
            case AT_LEAST ->
                outcome(keeps(estimate.lowerBound(rates.wrongPass())), keeps(estimate.upperBound(rates.wrongBreach())));
            case AT_MOST ->
                outcome(keeps(estimate.upperBound(rates.wrongPass())), keeps(estimate.lowerBound(rates.wrongBreach())));
        };
    }

    public Interval interval() {
        return new Interval(
                ShownConfidence.LEVEL,
                decimal(Math.max(0, estimate.lowerBound(ShownConfidence.TAIL))),
                decimal(estimate.upperBound(ShownConfidence.TAIL)));
    }

    public BigDecimal value() {
        return decimal(estimate.mean());
    }

    /** Return how many times as much load would decide, at the stricter of both errors. */
    public double loadFactor(ErrorRates rates) {
        return estimate.blocksFactor(threshold.limit().amount().doubleValue(), rates.wrongBreach());
    }

    private static Outcome outcome(boolean worstKeeps, boolean bestKeeps) {
        if (worstKeeps) {
            return Outcome.PASSED;
        }
        return bestKeeps ? Outcome.INCONCLUSIVE : Outcome.BREACHED;
    }

    private boolean keeps(double bound) {
        return threshold.isKeptBy(BigDecimal.valueOf(bound));
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN);
    }
}
