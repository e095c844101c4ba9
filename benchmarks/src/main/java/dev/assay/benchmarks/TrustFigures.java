package dev.assay.benchmarks;

import dev.assay.statistics.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The figures of the trust benchmark: shares between 0 and 1, each of the stream on which it is worst. The stream whose
 * percentile lies in a gap counts only for {@code gap_wrong_passed}; nothing can be told of it.
 *
 * @param tallies what was decided on each stream
 * @param real what was found on a real database; empty where that was not asked for
 */
record TrustFigures(Map<LatencyStream, StreamTally> tallies, Optional<RealRuns> real) {
    private static final int SAME = RegressionRun.RATIOS.indexOf(1.0);
    private static final int SLOWER = RegressionRun.RATIOS.indexOf(1.2);
    private static final int KEPT_BUDGET = StreamTally.TRUTHS.indexOf(0.8);
    private static final int BROKEN_BUDGET = StreamTally.TRUTHS.indexOf(1.25);

    TrustFigures {
        tallies = Map.copyOf(tallies);
    }

    double samePassed() {
        return least(tally -> tally.regression(SAME).share(Decision.KEPT));
    }

    double sameBreached() {
        return most(tally -> tally.regression(SAME).share(Decision.BREACHED));
    }

    double plantedBreached() {
        return least(tally -> tally.regression(SLOWER).share(Decision.BREACHED));
    }

    double gapWrongPassed() {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getKey().isInGap())
                .mapToDouble(entry -> entry.getValue().regression(SLOWER).share(Decision.KEPT))
                .max()
                .orElseThrow();
    }

    double absoluteDecided() {
        return least(tally -> Math.min(
                tally.absolute(KEPT_BUDGET).decided(),
                tally.absolute(BROKEN_BUDGET).decided()));
    }

    double absoluteRight() {
        return least(tally -> Math.min(
                tally.absolute(KEPT_BUDGET).right(Decision.KEPT),
                tally.absolute(BROKEN_BUDGET).right(Decision.BREACHED)));
    }

    List<Goal> goals() {
        List<Goal> goals = new ArrayList<>(List.of(
                Goal.atLeast("aa_passed", samePassed(), 0.99),
                Goal.atMost("aa_breached", sameBreached(), 0.001),
                Goal.atLeast("planted_breached", plantedBreached(), 0.985),
                Goal.atMost("gap_wrong_passed", gapWrongPassed(), 0.03),
                Goal.atLeast("absolute_decided", absoluteDecided(), 0.8),
                Goal.atLeast("absolute_right", absoluteRight(), 0.99)));
        real.ifPresent(runs -> goals.addAll(runs.goals()));
        return goals;
    }

    String json() {
        JsonLine line = new JsonLine()
                .figure("aa_passed", 4, samePassed())
                .figure("aa_breached", 4, sameBreached())
                .figure("planted_breached", 4, plantedBreached())
                .figure("gap_wrong_passed", 4, gapWrongPassed())
                .figure("absolute_decided", 4, absoluteDecided())
                .figure("absolute_right", 4, absoluteRight());
        real.ifPresent(runs -> line.count("real_aa_breached", runs.sameBreached())
                .count("real_planted_breached", runs.plantedBreached()));
        return line.toString();
    }

    private double least(ToDoubleFunction<StreamTally> figure) {
        return -most(tally -> -figure.applyAsDouble(tally));
    }

    private double most(ToDoubleFunction<StreamTally> figure) {
        return tallies.entrySet().stream()
                .filter(entry -> !entry.getKey().isInGap())
                .mapToDouble(entry -> figure.applyAsDouble(entry.getValue()))
                .max()
                .orElseThrow();
    }
}
