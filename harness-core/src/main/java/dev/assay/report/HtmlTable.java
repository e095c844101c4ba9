package dev.assay.report;

import static dev.assay.report.Tag.tag;

import java.util.List;

/** A table that scrolls by itself where it is wider than the page. */
final class HtmlTable {
    private HtmlTable() {}

    static Markup of(String style, List<String> columns, List<Markup> rows) {
        Markup head = tag("tr")
                .of(columns.stream()
                        .map(column -> tag("th").with("scope", "col").text(column))
                        .toList());
        return tag("div")
                .with("class", "scroll")
                .of(tag("table")
                        .with("class", style)
                        .of(tag("thead").of(head), tag("tbody").of(rows)));
    }

    static Markup row(Markup... cells) {
        return tag("tr").of(cells);
    }

    static Markup cell(Markup... content) {
        return tag("td").of(content);
    }

    static Markup number(String text) {
        return tag("td").with("class", "number").text(text);
    }
}
