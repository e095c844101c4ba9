package dev.assay.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of HTML or SVG that is well-formed and whose text is escaped; pieces can only be put together into such pieces.
 *
 * @param source the markup
 */
record Markup(String source) {
    static final Markup NONE = new Markup("");

    static Markup text(String text) {
        return new Markup(Escape.text(text));
    }

    static Markup of(Markup... pieces) {
        return of(List.of(pieces));
    }

    static Markup of(List<Markup> pieces) {
        return new Markup(pieces.stream().map(Markup::source).collect(Collectors.joining()));
    }
}
