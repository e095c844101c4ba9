package dev.assay.report;

import dev.assay.check.Comparison;
import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Interval;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as {@code results.json} has it.
 *
 * @param ordinal 1, and more when a test publishes the same promise several times, as a parameterized test does
 */
record VerdictEntry(
        String module,
        String kind,
        int ordinal,
        PromiseEntry promise,
        String outcome,
        boolean fails,
        List<FigureEntry> figures,
        List<FindingEntry> findings,
        List<EvidenceEntry> evidence,
        OriginEntry origin,
        long seed) {

    record PromiseEntry(
            String name,
            String sentence,
            @Nullable ThresholdEntry threshold,
            String id,
            String because,
            String severity,
            String onInconclusive) {
        static PromiseEntry of(Promise promise) {
            return new PromiseEntry(
                    promise.name(),
                    promise.sentence(),
                    promise.threshold() == null ? null : ThresholdEntry.of(promise.threshold()),
                    promise.terms().id(),
                    promise.terms().because(),
                    word(promise.terms().severity()),
                    word(promise.terms().onInconclusive()));
        }
    }

    record ThresholdEntry(String comparison, BigDecimal limit, String unit) {
        static ThresholdEntry of(Threshold threshold) {
            return new ThresholdEntry(
                    word(threshold.comparison()),
                    threshold.limit().amount(),
                    word(threshold.limit().unit()));
        }

        Threshold toThreshold() {
            return new Threshold(
                    constant(Comparison.class, comparison), new Quantity(limit, constant(Unit.class, unit)));
        }
    }

    record FigureEntry(
            String name,
            BigDecimal value,
            String unit,
            @Nullable IntervalEntry interval,
            long samples) {
        static FigureEntry of(Figure figure) {
            return new FigureEntry(
                    figure.name(),
                    figure.value(),
                    word(figure.unit()),
                    figure.interval() == null ? null : IntervalEntry.of(figure.interval()),
                    figure.samples());
        }

        Figure toFigure() {
            return new Figure(
                    name, value, constant(Unit.class, unit), interval == null ? null : interval.toInterval(), samples);
        }
    }

    record IntervalEntry(
            BigDecimal confidence,
            BigDecimal lower,
            @Nullable BigDecimal upper) {
        static IntervalEntry of(Interval interval) {
            return new IntervalEntry(interval.confidence(), interval.lower(), interval.upper());
        }

        Interval toInterval() {
            return new Interval(confidence, lower, upper);
        }
    }

    record FindingEntry(String label, String text, String remark) {
        static FindingEntry of(Finding finding) {
            return new FindingEntry(finding.label(), finding.text(), finding.remark());
        }
    }

    record EvidenceEntry(String title, String form, String page) {
        static EvidenceEntry of(Evidence evidence, String page) {
            return new EvidenceEntry(
                    evidence.title(), evidence.getClass().getSimpleName().toLowerCase(Locale.ROOT), page);
        }
    }

    record OriginEntry(String test, String source, String repeat, String page) {
        static OriginEntry of(Origin origin, String page) {
            return new OriginEntry(origin.test(), origin.source(), origin.repeat(), page);
        }
    }

    /** Return the entry of a verdict whose evidence lies in a page, a path relative to {@code results.json}. */
    static VerdictEntry of(Verdict verdict, String module, String page) {
        return new VerdictEntry(
                module,
                verdict.promise().kind(),
                1,
                PromiseEntry.of(verdict.promise()),
                word(verdict.outcome()),
                verdict.fails(),
                verdict.figures().stream().map(FigureEntry::of).toList(),
                verdict.findings().stream().map(FindingEntry::of).toList(),
                verdict.evidence().stream()
                        .map(piece -> EvidenceEntry.of(piece, page))
                        .toList(),
                OriginEntry.of(verdict.origin(), page),
                verdict.seed());
    }

    VerdictEntry withOrdinal(int other) {
        return new VerdictEntry(
                module, kind, other, promise, outcome, fails, figures, findings, evidence, origin, seed);
    }

    Outcome judged() {
        return constant(Outcome.class, outcome);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
