package dev.assay.report;

import static dev.assay.report.Tag.tag;

/**
 * What all pictures share: size, title, description for those who do not see, and style.
 *
 * @param width in pixels
 * @param height in pixels
 * @param title seen above the picture
 * @param description heard in its place
 * @param content all that is drawn below the title
 */
record Picture(double width, double height, String title, String description, Markup content) {
    static final double WIDTH = 760;
    static final double EDGE = 16;
    static final double BELOW_TITLE = 40;

    /** Return a file of its own, with style. */
    String standalone() {
        return element(tag("style").of(new Markup(Resources.text("svg.css")))).source() + "\n";
    }

    /** Return an element of a page that has the style. */
    Markup inline() {
        return element(Markup.NONE);
    }

    /** Return the whole of a text that was cut, shown while the pointer rests on it. */
    static Markup tip(String whole, String shown) {
        return whole.equals(shown) ? Markup.NONE : tag("title").text(whole);
    }

    private Markup element(Markup style) {
        return tag("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("class", "assay-picture")
                .with("role", "img")
                .with("width", width)
                .with("height", height)
                .with("viewBox", "0 0 " + Math.round(width) + " " + Math.round(height))
                .of(
                        tag("title").text(title),
                        tag("desc").text(description),
                        style,
                        tag("rect")
                                .with("class", "ground")
                                .with("width", width)
                                .with("height", height)
                                .with("rx", 6)
                                .empty(),
                        heading(),
                        content);
    }

    private Markup heading() {
        String shown = TextWidth.cut(title, (width - 2 * EDGE) / 1.25);
        return tag("text")
                .with("class", "heading")
                .with("x", EDGE)
                .with("y", 26)
                .of(tip(title, shown), Markup.text(shown));
    }
}
