package dev.assay.report;

import static dev.assay.report.HtmlTable.cell;
import static dev.assay.report.HtmlTable.number;
import static dev.assay.report.Tag.tag;

import dev.assay.check.Figure;
import dev.assay.check.KindName;
import dev.assay.check.Outcome;
import dev.assay.report.VerdictEntry.FigureEntry;
import dev.assay.report.VerdictEntry.FindingEntry;
import dev.assay.report.VerdictEntry.ThresholdEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The first page of a report: how many of each outcome, every verdict with the worst first, then every test. */
final class IndexPage {
    private static final List<Outcome> COUNTED =
            List.of(Outcome.PASSED, Outcome.BREACHED, Outcome.INCONCLUSIVE, Outcome.BROKEN);

    private IndexPage() {}

    /** Return the page; {@code section} returns the section of a test from the name of its page. */
    static String of(Results results, Function<String, Markup> section) {
        List<VerdictEntry> verdicts = results.verdicts().stream()
                .sorted(Comparator.comparing(VerdictEntry::judged).reversed())
                .toList();
        List<Markup> sections = verdicts.stream()
                .map(verdict -> verdict.origin().page())
                .distinct()
                .map(section)
                .toList();
        return PageShell.of(
                "Assay report",
                Markup.of(
                        header(results.run(), verdicts),
                        HtmlTable.of(
                                "verdicts",
                                List.of("outcome", "test", "promise", "measured", "promised", "rests on"),
                                verdicts.stream().map(IndexPage::row).toList()),
                        Markup.of(sections)));
    }

    private static Markup header(RunEntry run, List<VerdictEntry> verdicts) {
        return tag("header")
                .of(
                        tag("p").with("class", "brand").text("Assay report"),
                        tag("h1").text(headline(verdicts)),
                        tag("ul")
                                .with("class", "counts")
                                .of(COUNTED.stream()
                                        .map(outcome -> count(outcome, verdicts))
                                        .toList()),
                        facts(run));
    }

    private static String headline(List<VerdictEntry> verdicts) {
        long kept = count(verdicts, Outcome.PASSED);
        if (verdicts.isEmpty()) {
            return "No promise was judged";
        }
        return kept == verdicts.size()
                ? (kept == 1 ? "The one promise is kept" : "All " + kept + " promises are kept")
                : kept + " of " + verdicts.size() + " promises are kept";
    }

    private static Markup count(Outcome outcome, List<VerdictEntry> verdicts) {
        long count = count(verdicts, outcome);
        String style = outcome.word() + (count == 0 ? " none" : "");
        return tag("li")
                .with("class", style)
                .of(tag("b").text(Long.toString(count)), tag("span").text(outcome.word()));
    }

    private static long count(List<VerdictEntry> verdicts, Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.judged() == outcome).count();
    }

    private static Markup facts(RunEntry run) {
        String reason = run.reason().isEmpty() ? "" : " (" + run.reason() + ")";
        return tag("dl")
                .with("class", "facts")
                .of(
                        fact("database", run.provider() + reason),
                        fact("seed", Long.toString(run.seed())),
                        fact("started", run.started()),
                        fact("run", run.id()));
    }

    private static Markup fact(String name, String value) {
        return tag("div").of(tag("dt").text(name), tag("dd").text(value));
    }

    private static Markup row(VerdictEntry verdict) {
        Optional<Figure> figure = verdict.figures().stream().findFirst().map(FigureEntry::toFigure);
        ThresholdEntry threshold = verdict.promise().threshold();
        return HtmlTable.row(
                cell(OutcomePill.of(verdict.judged())),
                cell(test(verdict)),
                cell(PromiseRows.promise(
                        verdict.promise().name(),
                        verdict.promise().sentence(),
                        verdict.promise().severity().equals("warn"))),
                number(figure.map(Figure::write).orElse("")),
                number(threshold == null ? "" : threshold.toThreshold().toString()),
                figure.map(Figure::writeBasis).map(PromiseRows::basis).orElseGet(() -> reason(verdict)));
    }

    /** Where nothing was measured, what was found says why. */
    private static Markup reason(VerdictEntry verdict) {
        boolean kept = verdict.judged() == Outcome.PASSED;
        List<FindingEntry> findings = kept ? List.of() : verdict.findings();
        String text = findings.stream()
                .filter(finding -> finding.label().equals("found"))
                .findFirst()
                .or(() -> findings.stream().findFirst())
                .map(FindingEntry::text)
                .orElse("");
        return tag("td").with("class", "reason").text(TextWidth.cut(text, 600));
    }

    /** A narrow column breaks the name between class and method. */
    private static Markup breakable(String test) {
        int dot = test.indexOf('.') + 1;
        return Markup.of(Markup.text(test.substring(0, dot)), tag("wbr").empty(), Markup.text(test.substring(dot)));
    }

    private static Markup test(VerdictEntry verdict) {
        String anchor = "#" + TestSection.id(verdict.origin().page());
        String times = verdict.ordinal() == 1 ? "" : ", time " + verdict.ordinal();
        return Markup.of(Stream.of(
                        tag("a").with("href", anchor)
                                .of(breakable(verdict.origin().test())),
                        tag("span")
                                .with("class", "sentence")
                                .text(new KindName(verdict.kind()) + " in " + verdict.module() + times))
                .toList());
    }
}
