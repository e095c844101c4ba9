package dev.assay.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text of a failure: a block for each kind of check and test, with a line for each promise, the findings, and how to
 * get it again. Columns are as wide as their widest cell.
 */
public final class FailureText {
    private FailureText() {}

    /** Return the blocks of all kinds that fail; kinds whose promises are all kept say nothing. */
    public static String of(List<Verdict> verdicts) {
        Map<String, List<Verdict>> blocks = verdicts.stream()
                .collect(Collectors.groupingBy(FailureText::key, LinkedHashMap::new, Collectors.toList()));
        return blocks.values().stream()
                .filter(block -> block.stream().anyMatch(Verdict::fails))
                .map(FailureText::block)
                .collect(Collectors.joining("\n\n"));
    }

    private static String key(Verdict verdict) {
        return verdict.promise().kind() + " " + verdict.origin().test();
    }

    private static String block(List<Verdict> verdicts) {
        List<List<String>> lines = new ArrayList<>();
        verdicts.stream()
                .filter(FailureText::saysMore)
                .map(FailureText::promiseLine)
                .forEach(lines::add);
        lines.addAll(findingLines(verdicts));
        lines.addAll(closingLines(verdicts.get(0)));
        return header(verdicts) + "\n" + Columns.align(lines, "  ");
    }

    private static String header(List<Verdict> verdicts) {
        Verdict first = verdicts.get(0);
        Outcome worst = Verdicts.of(verdicts).worst().orElseThrow();
        String source =
                first.origin().source().isEmpty() ? "" : "  " + first.origin().source();
        return new KindName(first.promise().kind()) + " " + worst.word() + "  "
                + first.origin().test() + source;
    }

    /** What could not even be read as a promise has no words; its findings are the answer. */
    private static boolean saysMore(Verdict verdict) {
        return verdict.promise().threshold() != null
                || !verdict.promise().sentence().isEmpty();
    }

    private static List<String> promiseLine(Verdict verdict) {
        Promise promise = verdict.promise();
        String limit = promise.threshold() == null ? promise.sentence() : "promised " + promise.threshold();
        String measured = verdict.decisive()
                .map(figure -> figure.writeAgainst(promise.threshold()) + "  ")
                .orElse("");
        return List.of(promise.name(), measured + limit, remark(verdict));
    }

    private static String remark(Verdict verdict) {
        String basis = verdict.decisive().map(Figure::writeBasis).orElse("");
        return switch (verdict.outcome()) {
            case PASSED -> "kept";
            case BREACHED -> basis.isEmpty() ? "breached" : basis;
            case INCONCLUSIVE -> basis.isEmpty() ? "undecided" : "undecided: " + basis;
            case BROKEN -> "not judged";
        };
    }

    private static Set<List<String>> findingLines(List<Verdict> verdicts) {
        Set<List<String>> lines = new LinkedHashSet<>();
        for (Verdict verdict : verdicts) {
            if (verdict.outcome() != Outcome.PASSED) {
                verdict.findings().forEach(finding -> lines.add(line(finding)));
                addUnlessEmpty(lines, "because", verdict.promise().terms().because());
            }
        }
        return lines;
    }

    private static List<String> line(Finding finding) {
        return List.of(finding.label(), finding.text(), finding.remark());
    }

    private static Set<List<String>> closingLines(Verdict verdict) {
        Set<List<String>> lines = new LinkedHashSet<>();
        addUnlessEmpty(lines, "repeat", verdict.origin().repeat());
        addUnlessEmpty(lines, "evidence", verdict.origin().evidence());
        return lines;
    }

    private static void addUnlessEmpty(Set<List<String>> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(List.of(label, text, ""));
        }
    }
}
