package dev.assay.comparison;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Interval;
import dev.assay.check.Unit;
import dev.assay.load.Millis;
import dev.assay.load.Rounds;
import dev.assay.sampling.ShownConfidence;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.GapGuard;
import dev.assay.statistics.RatioEstimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/** The figures of a comparison, from one look. */
final class RegressionFigures {
    private RegressionFigures() {}

    /** Return the ratio with the very bounds that decided, so that the interval never contradicts the verdict. */
    static Figure ratio(RegressionLook look) {
        ErrorRates rates = look.limit().test().ratesOfALook();
        RatioEstimate estimate = look.estimate();
        String name = look.limit().promise().name();
        double least = estimate.lower(rates.wrongBreach());
        if (!Double.isFinite(estimate.ratio()) || !Double.isFinite(least)) {
            return Figure.beyond(
                    name, look.limit().promise().requiredThreshold().limit().amount(), Unit.NUMBER, look.rounds());
        }
        BigDecimal lower = decimal(least);
        double upper = estimate.upper(rates.wrongPass());
        BigDecimal confidence = BigDecimal.ONE.subtract(BigDecimal.valueOf(rates.wrongBreach() + rates.wrongPass()));
        Interval interval = new Interval(
                confidence.round(new MathContext(3)), lower, Double.isFinite(upper) ? decimal(upper) : null);
        return Figure.sampled(name, decimal(estimate.ratio()), Unit.NUMBER, interval, look.rounds());
    }

    /** Return the compared figure of one side, with an interval for a percentile. */
    static Figure ofSide(RegressionLook look, Rounds rounds, int side) {
        double[] latencies = Arrays.copyOf(rounds.latencies(side), look.rounds());
        double slowest = Arrays.stream(latencies).filter(Double::isFinite).max().orElse(0);
        double value = look.limit().statistic().of(latencies, 0, latencies.length);
        String name = look.limit().figure() + " " + rounds.sides().get(side);
        if (!Double.isFinite(value)) {
            return Figure.beyond(name, Millis.of(slowest), Unit.MILLISECONDS, look.rounds());
        }
        return (side == RegressionSides.BASELINE ? look.baselineGap() : look.measuredGap())
                .map(gap -> Figure.sampled(name, Millis.of(value), Unit.MILLISECONDS, interval(gap), look.rounds()))
                .orElseGet(() -> Figure.counted(name, Millis.of(value), Unit.MILLISECONDS, look.rounds()));
    }

    /** Return the smallest ratio that this look would have called breached in 9 of 10 runs. */
    static Figure smallest(RegressionLook look) {
        double ratio = look.limit().test().smallestDetectable(look.estimate());
        String name = "smallest visible " + look.limit().promise().name();
        return Double.isFinite(ratio)
                ? Figure.counted(name, decimal(ratio), Unit.NUMBER, look.rounds())
                : Figure.beyond(
                        name, look.limit().promise().requiredThreshold().limit().amount(), Unit.NUMBER, look.rounds());
    }

    static Finding rig(RegressionLook look) {
        return new Finding(
                "rig",
                String.format(
                        Locale.ROOT,
                        "the baseline against itself: %s between %.3f and %.3f",
                        look.limit().promise().name(),
                        look.rig().lower(ShownConfidence.TAIL),
                        look.rig().upper(ShownConfidence.TAIL)),
                "two equal sides differ by more than 2 % here, so no comparison means anything; something favours one connection");
    }

    static Finding gap(RegressionLook look) {
        boolean baseline = look.baselineGap().filter(GapGuard::isInGap).isPresent();
        GapGuard gap = (baseline ? look.baselineGap() : look.measuredGap()).orElseThrow();
        return gap(look.limit().figure(), baseline ? "baseline" : "measured side", gap);
    }

    static Finding gap(String figure, String side, GapGuard gap) {
        String upper =
                Double.isFinite(gap.upper()) ? Unit.MILLISECONDS.writeMeasured(Millis.of(gap.upper())) : "failure";
        return new Finding(
                "gap",
                figure + " of the " + side
                        + " lies in a gap between fast and slow requests, from "
                        + Unit.MILLISECONDS.writeMeasured(Millis.of(gap.lower())) + " to " + upper,
                "it jumps across by chance; compare p90 or p99, or promise a limit in milliseconds inside the gap");
    }

    private static Interval interval(GapGuard gap) {
        return new Interval(
                ShownConfidence.LEVEL,
                Millis.of(gap.lower()),
                Double.isFinite(gap.upper()) ? Millis.of(gap.upper()) : null);
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value);
    }
}
