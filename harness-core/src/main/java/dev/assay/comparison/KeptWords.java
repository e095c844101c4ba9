package dev.assay.comparison;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Interval;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.load.Rounds;
import dev.assay.sampling.Outcomes;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.GapGuard;
import dev.assay.statistics.MeanEstimate;
import dev.assay.statistics.WelchEstimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Words the verdicts of a comparison with a kept baseline. */
record KeptWords(RegressionLimit limit, Path file, Run run) {
    private static final int FEWEST_BLOCKS = 2;

    /** Return the command that measures the baseline anew. */
    String command() {
        String repeat = run.origin().repeat();
        return (repeat.isEmpty() ? "run it again with" : repeat) + " -Dassay.baseline.update=true";
    }

    /** Blocks in which more requests failed than the figure leaves out cannot be compared. */
    boolean isUsable(Rounds rounds, double[] logarithms) {
        return logarithms.length >= FEWEST_BLOCKS
                && logarithms.length == rounds.count() / limit.statistic().blockSize();
    }

    boolean isClear(Verdict verdict) {
        return verdict.outcome() != Outcome.INCONCLUSIVE;
    }

    /** Return what one look says. */
    Verdict look(Rounds rounds, double[] logarithms, KeptFigure kept) {
        if (!isUsable(rounds, logarithms)) {
            return unusable(rounds);
        }
        Optional<GapGuard> gap = gap(rounds);
        WelchEstimate estimate = new WelchEstimate(kept.estimate(), MeanEstimate.of(logarithms));
        ErrorRates rates = limit.test().ratesOfALook();
        double largest =
                Math.log(limit.promise().requiredThreshold().limit().amount().doubleValue());
        Outcome outcome = gap.isPresent() ? Outcome.INCONCLUSIVE : Outcomes.of(estimate.decide(largest, rates));
        return Verdict.of(run, limit.promise(), outcome)
                .with(figure(estimate, rates, rounds.count()))
                .with(new Finding(
                        "compared",
                        "with [" + file + "], both relative to a calibration query beside them",
                        "a comparison within one run is surer: @Baseline with version, method, settings or sql"))
                .withFindings(outcome == Outcome.INCONCLUSIVE ? List.of(reason(gap, rounds)) : List.of());
    }

    private Finding reason(Optional<GapGuard> gap, Rounds rounds) {
        return gap.map(wide -> RegressionFigures.gap(limit.figure(), "measured side", wide))
                .orElseGet(() -> new Finding(
                        "needs",
                        limit.promise().name() + ": " + Unit.NUMBER.write(rounds.count())
                                + " requests do not decide, and at most " + Unit.NUMBER.write(limit.lastLook())
                                + " are made",
                        "a baseline of a steadier run, or a limit further away, decides"));
    }

    private Optional<GapGuard> gap(Rounds rounds) {
        return limit.gap(rounds.latencies(RegressionSides.MEASURED)).filter(GapGuard::isInGap);
    }

    /** Broken, so that no answer to an undecided verdict lets a build pass that writes its baseline anew each time. */
    Verdict written(MeanEstimate now) {
        return Verdict.of(run, limit.promise(), Outcome.BROKEN)
                .with(new Finding(
                        "written",
                        "[" + file + "] holds this run now: " + limit.figure() + " is " + decimal(Math.exp(now.mean()))
                                + " times that of the calibration query",
                        "nothing was compared; run it again without assay.baseline.update"));
    }

    Verdict unsteady(Rounds rounds) {
        return Verdict.of(run, limit.promise(), Outcome.INCONCLUSIVE)
                .with(new Finding(
                        "steady",
                        "after " + Unit.NUMBER.write(rounds.count())
                                + " requests the ratio to the calibration query still drifts",
                        "nothing was compared"));
    }

    Verdict unusable(Rounds rounds) {
        List<Finding> failures = RegressionSides.failures(rounds);
        return Verdict.of(run, limit.promise(), Outcome.BROKEN)
                .with(Finding.of(
                        "found",
                        failures.isEmpty()
                                ? "only [" + rounds.count() + "] requests ran within the limits, which is less than ["
                                        + FEWEST_BLOCKS + "] blocks of ["
                                        + limit.statistic().blockSize() + "]"
                                : "too many of the [" + rounds.count() + "] requests failed, so there is no "
                                        + limit.figure() + " to compare"))
                .withFindings(failures);
    }

    private Figure figure(WelchEstimate estimate, ErrorRates rates, long requests) {
        BigDecimal confidence = BigDecimal.ONE
                .subtract(BigDecimal.valueOf(rates.wrongBreach() + rates.wrongPass()))
                .round(new MathContext(3));
        Interval interval = new Interval(
                confidence,
                decimal(Math.exp(estimate.lowerBound(rates.wrongBreach()))),
                decimal(Math.exp(estimate.upperBound(rates.wrongPass()))));
        return Figure.sampled(
                limit.promise().name(), decimal(Math.exp(estimate.difference())), Unit.NUMBER, interval, requests);
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).round(new MathContext(6));
    }
}
