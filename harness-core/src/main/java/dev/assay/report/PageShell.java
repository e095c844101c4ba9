package dev.assay.report;

import static dev.assay.report.Tag.tag;

/** The frame of every page: style inside, nothing to load, and a policy under which a browser would refuse to. */
final class PageShell {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private PageShell() {}

    static String of(String title, Markup content) {
        Markup head = tag("head")
                .of(
                        tag("meta").with("charset", "utf-8").empty(),
                        meta("name", "viewport", "width=device-width, initial-scale=1"),
                        meta("name", "color-scheme", "light dark"),
                        meta("http-equiv", "Content-Security-Policy", POLICY),
                        tag("title").text(title),
                        tag("style").of(new Markup(Resources.text("report.css") + Resources.text("svg.css"))));
        Markup body = tag("body").of(tag("main").of(content));
        return "<!DOCTYPE html>\n"
                + tag("html").with("lang", "en").of(head, body).source() + "\n";
    }

    private static Markup meta(String kind, String name, String content) {
        return tag("meta").with(kind, name).with("content", content).empty();
    }
}
