package dev.assay.comparison;

import dev.assay.check.Outcome;
import dev.assay.load.Rounds;
import dev.assay.sampling.Outcomes;
import dev.assay.statistics.Decision;
import dev.assay.statistics.GapGuard;
import dev.assay.statistics.RatioEstimate;
import dev.assay.statistics.RigGuard;
import java.util.Optional;

/**
 * One look at all that was measured so far, for one promise.
 *
 * @param limit the promise
 * @param rounds how many requests of each side it rests on
 * @param number which of the planned looks it is, from 1
 * @param estimate how many times as slow the measured side is
 * @param baselineGap where the percentile of the baseline lies; empty for a mean
 * @param measuredGap where the percentile of the measured side lies; empty for a mean
 * @param rig the baseline against itself, in the same rounds or earlier ones
 */
record RegressionLook(
        RegressionLimit limit,
        int rounds,
        int number,
        RatioEstimate estimate,
        Optional<GapGuard> baselineGap,
        Optional<GapGuard> measuredGap,
        RatioEstimate rig) {

    static RegressionLook at(RegressionLimit limit, Rounds compared, Rounds guarded) {
        double[] baseline = compared.latencies(RegressionSides.BASELINE);
        double[] measured = compared.latencies(RegressionSides.MEASURED);
        return new RegressionLook(
                limit,
                compared.count(),
                1 + limit.looks().indexOf(compared.count()),
                limit.test().estimate(baseline, measured),
                limit.gap(baseline),
                limit.gap(measured),
                limit.test()
                        .estimate(
                                guarded.latencies(RegressionSides.BASELINE),
                                guarded.latencies(RegressionSides.BASELINE_AGAIN)));
    }

    boolean isBiased() {
        return RigGuard.DEFAULT.isBiased(rig);
    }

    /** Return whether a percentile lies in a gap that is wide enough to matter for this limit. */
    boolean isInGap() {
        boolean gap = baselineGap.filter(GapGuard::isInGap).isPresent()
                || measuredGap.filter(GapGuard::isInGap).isPresent();
        return gap && !isBeyondGap();
    }

    Outcome outcome() {
        Decision decision = limit.test().decide(estimate);
        return isBiased() || isInGap() ? Outcome.INCONCLUSIVE : Outcomes.of(decision);
    }

    boolean isClear() {
        return outcome() != Outcome.INCONCLUSIVE;
    }

    /** Wherever in its gap a percentile lies: if even the best pair of ends breaks the promise, it is broken. */
    private boolean isBeyondGap() {
        double least = measuredGap.map(GapGuard::lower).orElse(Double.NaN)
                / baselineGap.map(GapGuard::upper).orElse(Double.NaN);
        return least > limit.promise().requiredThreshold().limit().amount().doubleValue();
    }
}
