package dev.assay.sampling;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Interval;
import dev.assay.check.Outcome;
import dev.assay.check.Unit;
import dev.assay.check.UnreadableException;
import dev.assay.check.WrittenAttribute;
import dev.assay.statistics.GrowthCurve;
import dev.assay.statistics.GrowthFit;
import dev.assay.statistics.GrowthTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges how a time grows with the size of the data, and words the reasons.
 *
 * @param test the curve, its margin and how often the decision may be wrong
 * @param fit what was measured
 */
public record GrowthJudge(GrowthTest test, GrowthFit fit) {
    private static final int DIGITS = 3;

    /**
     * Return the curve that somebody wrote.
     *
     * @throws dev.assay.check.MistakeException if it is none
     */
    public static GrowthCurve curve(WrittenAttribute written) {
        return written.read(text -> GrowthCurve.parse(text)
                .orElseThrow(() -> new UnreadableException(
                        text,
                        "is no growth (1, log n, sqrt n, n, n log n, n^2 or another power of n)",
                        written.example())));
    }

    /** Return the outcome. */
    public Outcome outcome() {
        return Outcomes.of(test.decide(fit));
    }

    /** Return the exponent that decides, with its interval. */
    public Figure figure(String name) {
        GrowthFit deciding = test.deciding(fit);
        Interval interval = new Interval(
                ShownConfidence.LEVEL,
                decimal(deciding.lower(ShownConfidence.TAIL)),
                decimal(deciding.upper(ShownConfidence.TAIL)));
        return Figure.sampled(
                name,
                decimal(deciding.exponent()),
                Unit.NUMBER,
                interval,
                deciding.points().size());
    }

    /** Return what a reader needs beside the exponent: what is allowed, which sizes decided, and what would decide. */
    public List<Finding> findings(String name) {
        GrowthFit deciding = test.deciding(fit);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                "allowed",
                name + ": an exponent of at most " + write(test.allowed(fit)),
                test.curve() + " is " + write(deciding.exponentOf(test.curve())) + " at these sizes, the margin "
                        + write(test.margin())));
        if (deciding.points().size() < fit.points().size()) {
            findings.add(new Finding(
                    "curve",
                    name + ": the sizes lie on no straight line, so the two largest decide",
                    "a line through all has the exponent " + write(fit.exponent())));
        }
        if (outcome() == Outcome.INCONCLUSIVE) {
            findings.add(needs(name, deciding));
        }
        return findings;
    }

    private Finding needs(String name, GrowthFit deciding) {
        double gap = test.allowed(fit) - deciding.exponent();
        double margin = gap > 0
                ? deciding.upper(test.rates().wrongPass()) - deciding.exponent()
                : deciding.exponent() - deciding.lower(test.rates().wrongBreach());
        double factor = margin / gap * (margin / gap);
        String text = Double.isFinite(factor)
                ? "about "
                        + Unit.NUMBER.write(
                                (long) Math.ceil(factor * deciding.points().size())) + " blocks would decide"
                : "no number of blocks would decide: the exponent lies on the limit";
        return new Finding("needs", name + ": " + text, "sizes that lie further apart need fewer");
    }

    private static String write(double exponent) {
        return Unit.NUMBER.writeNumber(decimal(exponent));
    }

    private static BigDecimal decimal(double exponent) {
        return BigDecimal.valueOf(exponent).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }
}
