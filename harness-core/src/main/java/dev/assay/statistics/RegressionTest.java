package dev.assay.statistics;

import java.util.List;
import java.util.OptionalLong;

/**
 * Decides whether one side is slower than the other by at most a limit, at a few planned looks. The error rates hold for all
 * looks together: each look may err by an equal part of them (Bonferroni).
 *
 * @param limit the largest slow-down that keeps the promise, above 0: 0.10 is 10 %
 * @param statistic what is compared
 * @param blockSize how many pairs make a block, at least 1
 * @param rates how often all looks together may be wrong where the truth lies on the limit
 * @param looks how many looks are planned, at least 1
 */
public record RegressionTest(double limit, BlockStatistic statistic, int blockSize, ErrorRates rates, int looks) {
    /** After how many blocks to look. */
    public static final List<Integer> LOOKS = List.of(10, 20, 40, 80);

    /** A change that is seen in 9 of 10 runs can be called seen. */
    private static final double MISSED = 0.10;

    private static final long MOST_BLOCKS = 1_000_000_000L;

    public RegressionTest {
        if (!(limit > 0) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException("the limit [" + limit + "] is not above 0");
        }
        if (blockSize < 1 || looks < 1) {
            throw new IllegalArgumentException(
                    "[" + blockSize + "] pairs in a block and [" + looks + "] looks are not at least one each");
        }
    }

    /** Return the test of a percentile with its own block size, default error rates and all planned looks. */
    public static RegressionTest of(double limit, double percentile) {
        return of(limit, BlockStatistic.percentile(percentile));
    }

    /** Return the test of a statistic with its own block size, default error rates and all planned looks. */
    public static RegressionTest of(double limit, BlockStatistic statistic) {
        return new RegressionTest(limit, statistic, statistic.blockSize(), ErrorRates.DEFAULT, LOOKS.size());
    }

    /** Estimate the ratio from pairs in order of time; see {@link RatioEstimate#of(double[], double[], double, int)}. */
    public RatioEstimate estimate(double[] before, double[] after) {
        return RatioEstimate.of(before, after, statistic, blockSize);
    }

    /** Return the error rates of a single look; the interval of a verdict is shown at these. */
    public ErrorRates ratesOfALook() {
        return rates.splitOver(looks);
    }

    /** Return what one look says: breached if the lower bound is above the limit, kept if the upper one is below. */
    public Decision decide(RatioEstimate estimate) {
        ErrorRates once = ratesOfALook();
        if (estimate.lowerLog(once.wrongBreach()) > Math.log1p(limit)) {
            return Decision.BREACHED;
        }
        return estimate.upperLog(once.wrongPass()) < Math.log1p(limit) ? Decision.KEPT : Decision.UNDECIDED;
    }

    /**
     * Return the smallest ratio that a look with so many blocks and this spread would call breached in 9 of 10 runs; infinite
     * where operations failed beyond the percentile.
     */
    public double smallestDetectable(RatioEstimate estimate) {
        if (!estimate.isFinite()) {
            return Double.POSITIVE_INFINITY;
        }
        MeanEstimate zero = new MeanEstimate(0, estimate.standardError(), estimate.blocks());
        return (1 + limit) * Math.exp(zero.upperBound(ratesOfALook().wrongBreach()) + zero.upperBound(MISSED));
    }

    /**
     * Return about how many pairs would decide if ratio and spread stayed as they are; empty where no reasonable number
     * would, because the ratio lies on the limit or is unknown.
     */
    public OptionalLong pairsToDecide(RatioEstimate estimate) {
        if (decide(estimate) != Decision.UNDECIDED) {
            return OptionalLong.of((long) estimate.blocks() * blockSize);
        }
        double error = estimate.meanLog() > Math.log1p(limit)
                ? ratesOfALook().wrongBreach()
                : ratesOfALook().wrongPass();
        double blocks = estimate.isFinite()
                ? Math.ceil(estimate.blocks() * estimate.mean().blocksFactor(Math.log1p(limit), error))
                : Double.POSITIVE_INFINITY;
        return blocks < MOST_BLOCKS ? OptionalLong.of((long) (blocks * blockSize)) : OptionalLong.empty();
    }
}
