package dev.assay.report;

import static dev.assay.report.HtmlTable.cell;
import static dev.assay.report.HtmlTable.number;
import static dev.assay.report.Tag.tag;

import dev.assay.check.Figure;
import dev.assay.check.Severity;
import dev.assay.check.Threshold;
import dev.assay.check.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The rows of one verdict: the promise with the figure that decided, then what else was measured. */
final class PromiseRows {
    static final List<String> COLUMNS = List.of("outcome", "promise", "measured", "promised", "rests on");

    private PromiseRows() {}

    static List<Markup> of(Verdict verdict) {
        List<Markup> rows = new ArrayList<>();
        Threshold threshold = verdict.promise().threshold();
        rows.add(HtmlTable.row(
                cell(OutcomePill.of(verdict.outcome())),
                cell(promise(
                        verdict.promise().name(),
                        verdict.promise().sentence(),
                        verdict.promise().terms().severity() == Severity.WARN)),
                number(verdict.decisive().map(Figure::write).orElse("")),
                number(threshold == null ? "" : threshold.toString()),
                basis(verdict.decisive().map(Figure::writeBasis).orElse(""))));
        verdict.figures().stream().skip(1).map(PromiseRows::also).forEach(rows::add);
        return rows;
    }

    static Markup promise(String name, String sentence, boolean warns) {
        String whole = sentence + (warns ? " (a breach only warns)" : "");
        return Markup.of(
                tag("strong").text(name), tag("span").with("class", "sentence").text(whole));
    }

    static Markup basis(String text) {
        return tag("td").with("class", "basis").text(text);
    }

    private static Markup also(Figure figure) {
        return tag("tr")
                .with("class", "also")
                .of(
                        cell(),
                        cell(Markup.text(figure.name())),
                        number(figure.write()),
                        number(""),
                        basis(figure.writeBasis()));
    }
}
