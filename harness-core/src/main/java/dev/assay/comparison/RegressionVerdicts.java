package dev.assay.comparison;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.load.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Words the verdicts of a comparison.
 *
 * @param settings what is compared
 * @param run what asks
 */
record RegressionVerdicts(RegressionSettings settings, Run run) {
    static boolean isBreached(Verdict verdict) {
        return verdict.outcome() == Outcome.BREACHED;
    }

    /** Return a verdict for each promise, from the last look at it. */
    List<Verdict> of(RegressionLooks looks) {
        return IntStream.range(0, settings.limits().size())
                .mapToObj(i -> looks.look(i)
                        .map(look -> verdict(look, looks))
                        .orElseGet(() -> ended(settings.limits().get(i), looks.compared())))
                .toList();
    }

    List<Verdict> broken(Rounds rounds) {
        int dead =
                rounds.succeeded(RegressionSides.BASELINE) == 0 ? RegressionSides.BASELINE : RegressionSides.MEASURED;
        String found = rounds.count() == 0
                ? "no request ran within the limits"
                : "all [" + rounds.count() + "] requests of the "
                        + rounds.sides().get(dead) + " side failed, so there is nothing to compare";
        return each(limit -> Verdict.of(run, limit.promise(), Outcome.BROKEN)
                .with(new Finding("found", found, dead == 0 ? settings.baseline() : ""))
                .withFindings(RegressionSides.failures(rounds)));
    }

    List<Verdict> needs(RegressionForesight foresight) {
        Finding needs = new Finding(
                "needs",
                "at least " + write(foresight.needed())
                        + " requests of each side would decide, the limits allow at most "
                        + write(foresight.reachable()),
                "nothing was compared; raise assay.limit.time, or the concurrency");
        return each(
                limit -> Verdict.of(run, limit.promise(), Outcome.INCONCLUSIVE).with(needs));
    }

    List<Verdict> unsteady(SteadyStart warmUp) {
        Finding steady = new Finding(
                "steady",
                "after " + write(warmUp.rounds().count()) + " requests of each side their ratio still drifts",
                "nothing was compared; one of the two still fills a cache, or grows a table");
        return each(
                limit -> Verdict.of(run, limit.promise(), Outcome.INCONCLUSIVE).with(steady));
    }

    private Verdict verdict(RegressionLook look, RegressionLooks looks) {
        return Verdict.of(run, look.limit().promise(), look.outcome())
                .with(RegressionFigures.ratio(look))
                .with(RegressionFigures.ofSide(look, looks.compared(), RegressionSides.BASELINE))
                .with(RegressionFigures.ofSide(look, looks.compared(), RegressionSides.MEASURED))
                .with(RegressionFigures.smallest(look))
                .withFindings(findings(look, looks.compared()))
                .withFindings(RegressionSides.failures(looks.compared()));
    }

    private List<Finding> findings(RegressionLook look, Rounds rounds) {
        List<Finding> findings = new ArrayList<>();
        findings.add(compared(look, rounds));
        if (look.isBiased()) {
            findings.add(RegressionFigures.rig(look));
        } else if (look.isInGap()) {
            findings.add(RegressionFigures.gap(look));
        } else if (!look.isClear()) {
            findings.add(needs(look));
        }
        return findings;
    }

    private Finding compared(RegressionLook look, Rounds rounds) {
        String baseline =
                RegressionFigures.ofSide(look, rounds, RegressionSides.BASELINE).write();
        String measured =
                RegressionFigures.ofSide(look, rounds, RegressionSides.MEASURED).write();
        return new Finding(
                "compared",
                look.limit().figure() + " of all requests " + baseline + " of [" + settings.baseline() + "], "
                        + measured + " measured",
                "the ratio is that of their blocks; look " + look.number() + " of " + RegressionLooks.planned()
                        + "; in 9 of 10 runs a ratio of "
                        + RegressionFigures.smallest(look).write() + " would have been seen");
    }

    private static Finding needs(RegressionLook look) {
        String text = look.limit().test().pairsToDecide(look.estimate()).stream()
                .mapToObj(pairs -> "about " + write(pairs) + " requests of each side would decide")
                .findFirst()
                .orElse("no number of requests would decide: the ratio lies on the limit");
        return new Finding(
                "needs",
                look.limit().promise().name() + ": " + text,
                look.rounds() < look.limit().lastLook()
                        ? "the time was over after " + write(look.rounds()) + "; raise assay.limit.time"
                        : "more than " + write(look.limit().lastLook())
                                + " are never made; compare the mean or a lower percentile, or raise maxRegression");
    }

    private Verdict ended(RegressionLimit limit, Rounds rounds) {
        return Verdict.of(run, limit.promise(), Outcome.INCONCLUSIVE)
                .with(new Finding(
                        "needs",
                        "the limits of the run ended the comparison after " + write(rounds.count())
                                + " requests of each side; the first look needs " + write(limit.firstLook()),
                        "raise assay.limit.time, or the concurrency"))
                .withFindings(RegressionSides.failures(rounds));
    }

    private List<Verdict> each(Function<RegressionLimit, Verdict> verdict) {
        return settings.limits().stream().map(verdict).toList();
    }

    private static String write(long number) {
        return Unit.NUMBER.write(number);
    }
}
