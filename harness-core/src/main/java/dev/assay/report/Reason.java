package dev.assay.report;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Severity;
import dev.assay.check.Threshold;
import dev.assay.check.Verdict;
import java.util.List;
import java.util.Optional;

/** Why a verdict is what it is, in one short line: {@code p95 213 ms > 200 ms}. */
final class Reason {
    private static final int LONGEST = 120;

    private Reason() {}

    static String of(Verdict verdict) {
        String reason =
                switch (verdict.outcome()) {
                    case PASSED -> "kept";
                    case BREACHED -> breach(verdict) + warning(verdict);
                    case INCONCLUSIVE -> doubt(verdict);
                    case BROKEN -> breakage(verdict);
                };
        return shortened(reason);
    }

    private static String breach(Verdict verdict) {
        return measured(verdict).orElseGet(() -> firstFinding(verdict).orElse(sentence(verdict)));
    }

    private static String doubt(Verdict verdict) {
        return firstFinding(verdict)
                .or(() -> measured(verdict).map(text -> text + samples(verdict)))
                .orElse(sentence(verdict));
    }

    /** A mistake says what was found after it said what was asked; what was found is the answer. */
    private static String breakage(Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.label().equals("found"))
                .map(Finding::text)
                .findFirst()
                .or(() -> firstFinding(verdict))
                .orElse(sentence(verdict));
    }

    private static Optional<String> measured(Verdict verdict) {
        Threshold threshold = verdict.promise().threshold();
        return verdict.decisive()
                .map(figure -> verdict.promise().name() + " " + figure.write()
                        + (threshold == null || figure.isBeyond() ? "" : compared(figure, threshold)));
    }

    /** Written as it is, not as the outcome wants it: a bound of the figure may have decided. */
    private static String compared(Figure figure, Threshold threshold) {
        List<String> signs = List.of(" < ", " = ", " > ");
        int order = figure.value().compareTo(threshold.limit().amount());
        return signs.get(Integer.signum(order) + 1) + threshold.limit();
    }

    private static String samples(Verdict verdict) {
        return verdict.decisive().map(figure -> ", " + figure.writeBasis()).orElse("");
    }

    private static String warning(Verdict verdict) {
        return verdict.promise().terms().severity() == Severity.WARN ? "  (warns only)" : "";
    }

    private static Optional<String> firstFinding(Verdict verdict) {
        return verdict.findings().stream().map(Finding::text).findFirst();
    }

    private static String sentence(Verdict verdict) {
        return verdict.promise().name() + ": " + verdict.promise().sentence();
    }

    private static String shortened(String reason) {
        String line = reason.strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }
}
