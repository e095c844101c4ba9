package dev.assay.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The start of an element. Immutable. Names are constants of this package; values and text are escaped.
 *
 * @param name the element's name
 * @param attributes its attributes as written, each with a space before it
 */
record Tag(String name, String attributes) {
    static Tag tag(String name) {
        return new Tag(name, "");
    }

    Tag with(String attribute, String value) {
        return new Tag(name, attributes + " " + attribute + "=\"" + Escape.text(value) + "\"");
    }

    /** Pixels need no more than two digits behind the point. */
    Tag with(String attribute, double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
        return with(attribute, rounded.stripTrailingZeros().toPlainString());
    }

    Markup of(Markup... children) {
        return of(List.of(children));
    }

    Markup of(List<Markup> children) {
        return new Markup("<" + name + attributes + ">" + Markup.of(children).source() + "</" + name + ">");
    }

    Markup text(String text) {
        return of(Markup.text(text));
    }

    Markup empty() {
        return new Markup("<" + name + attributes + "/>");
    }
}
