package dev.assay.report;

import static dev.assay.report.Tag.tag;

import dev.assay.check.Evidence;
import dev.assay.check.Evidence.Chart;
import dev.assay.check.Evidence.Table;
import dev.assay.check.Evidence.Text;
import dev.assay.check.Evidence.Timeline;
import java.util.List;
import java.util.Optional;

/** Evidence as a reader sees it. Very long tables and texts end early and say so. */
final class EvidenceView {
    private static final int MOST_ROWS = 500;
    private static final int MOST_CHARACTERS = 100_000;

    private EvidenceView() {}

    static Markup of(Evidence evidence) {
        return tag("figure").of(content(evidence));
    }

    /** Return the file that a drawing is written to as well; tables and texts have none. */
    static Optional<String> svg(Evidence evidence) {
        return picture(evidence).map(Picture::standalone);
    }

    private static Optional<Picture> picture(Evidence evidence) {
        if (evidence instanceof Chart chart) {
            return Optional.of(SvgChart.picture(chart));
        }
        return evidence instanceof Timeline timeline ? Optional.of(SvgTimeline.picture(timeline)) : Optional.empty();
    }

    /** A drawing carries its title inside. */
    private static Markup content(Evidence evidence) {
        return picture(evidence).map(Picture::inline).orElseGet(() -> Markup.of(caption(evidence), body(evidence)));
    }

    private static Markup caption(Evidence evidence) {
        return tag("figcaption").text(evidence.title());
    }

    private static Markup body(Evidence evidence) {
        return evidence instanceof Table table ? table(table) : text(((Text) evidence).body());
    }

    private static Markup table(Table table) {
        List<Markup> rows = table.rows().stream()
                .limit(MOST_ROWS)
                .map(row -> tag("tr").of(row.stream().map(EvidenceView::cell).toList()))
                .toList();
        return Markup.of(
                HtmlTable.of("data", table.columns(), rows), rest(table.rows().size() - rows.size(), "rows"));
    }

    /** Numbers stand under each other by their last digit. */
    private static Markup cell(String text) {
        boolean numeric = text.matches("[+-]?[\\d,.]+ ?(%|ms|s|us|/s)?");
        return numeric ? HtmlTable.number(text) : tag("td").text(text);
    }

    private static Markup text(String body) {
        String shown = body.length() <= MOST_CHARACTERS ? body : body.substring(0, MOST_CHARACTERS);
        return Markup.of(tag("pre").text(shown), rest(body.length() - shown.length(), "characters"));
    }

    private static Markup rest(int left, String what) {
        return left == 0
                ? Markup.NONE
                : tag("p").with("class", "rest")
                        .text("and " + left + " more " + what + ", left out to keep this page readable");
    }
}
