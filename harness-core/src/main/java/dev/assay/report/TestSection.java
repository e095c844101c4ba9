package dev.assay.report;

import static dev.assay.report.Tag.tag;

import dev.assay.check.Finding;
import dev.assay.check.KindName;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that a report shows of one test. The same section stands in the test's own page and in the index. */
final class TestSection {
    private static final String BEGIN = "<!-- section of a test -->";
    private static final String END = "<!-- end of section -->";

    private TestSection() {}

    /** Return the section of verdicts that share a page. */
    static Markup of(String page, String module, List<Verdict> verdicts) {
        Verdict first = verdicts.get(0);
        Outcome worst = Verdicts.of(verdicts).worst().orElseThrow();
        Map<String, List<Verdict>> kinds = verdicts.stream()
                .collect(Collectors.groupingBy(
                        verdict -> verdict.promise().kind(), LinkedHashMap::new, Collectors.toList()));
        List<Markup> content = new ArrayList<>();
        content.add(tag("h2")
                .of(
                        OutcomePill.of(worst),
                        Markup.text(" "),
                        Markup.text(first.origin().test())));
        content.add(tag("p").with("class", "where").text(where(first, module)));
        kinds.forEach((kind, group) -> content.add(kind(kind, group)));
        content.add(repeat(first.origin()));
        Markup section = tag("section")
                .with("class", "test " + worst.word())
                .with("id", id(page))
                .of(content);
        return new Markup(BEGIN + section.source() + END);
    }

    /** Return the section that a page holds. Text in it is escaped, so no text can look like its end. */
    static Optional<Markup> in(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        return begin < 0 || end < begin
                ? Optional.empty()
                : Optional.of(new Markup(page.substring(begin, end + END.length())));
    }

    static String id(String page) {
        return page.replaceFirst("\\.html$", "").replace('/', '.');
    }

    private static String where(Verdict verdict, String module) {
        String source = verdict.origin().source();
        return module + (source.isEmpty() ? "" : "   " + source) + "   seed " + verdict.seed();
    }

    private static Markup kind(String kind, List<Verdict> verdicts) {
        List<Markup> rows = verdicts.stream()
                .flatMap(verdict -> PromiseRows.of(verdict).stream())
                .toList();
        return Markup.of(
                tag("h3").text(new KindName(kind).toString()),
                HtmlTable.of("promises", PromiseRows.COLUMNS, rows),
                findings(verdicts),
                evidence(verdicts));
    }

    /** Promises that are judged together often share what was found and drawn; each is shown once. */
    private static Markup findings(List<Verdict> verdicts) {
        List<Markup> lines = verdicts.stream()
                .flatMap(verdict -> findings(verdict).stream())
                .distinct()
                .map(TestSection::line)
                .toList();
        return lines.isEmpty()
                ? Markup.NONE
                : tag("dl").with("class", "findings").of(lines);
    }

    private static List<Finding> findings(Verdict verdict) {
        List<Finding> findings = new ArrayList<>(verdict.findings());
        String because = verdict.promise().terms().because();
        if (!because.isEmpty()) {
            findings.add(Finding.of("because", because));
        }
        return findings;
    }

    private static Markup line(Finding finding) {
        Markup remark = finding.remark().isEmpty()
                ? Markup.NONE
                : tag("span").with("class", "remark").text(finding.remark());
        return tag("div")
                .of(tag("dt").text(finding.label()), tag("dd").of(tag("span").text(finding.text()), remark));
    }

    private static Markup evidence(List<Verdict> verdicts) {
        return Markup.of(verdicts.stream()
                .flatMap(verdict -> verdict.evidence().stream())
                .distinct()
                .map(EvidenceView::of)
                .toList());
    }

    private static Markup repeat(Origin origin) {
        return origin.repeat().isEmpty()
                ? Markup.NONE
                : tag("p").with("class", "repeat")
                        .of(Markup.text("repeat "), tag("code").text(origin.repeat()));
    }
}
