package dev.assay.report;

import static dev.assay.report.Tag.tag;

import java.util.ArrayList;
import java.util.List;

/**
 * The frame of a picture: grid lines at round numbers and the numbers beside them.
 *
 * @param x from left to right
 * @param y from bottom to top
 */
record Axes(Scale x, Scale y) {
    private static final double GAP = 10;

    Markup grid() {
        List<Markup> lines = new ArrayList<>();
        y.ticks().forEach(tick -> lines.add(line("grid", x.start(), y.place(tick), x.end(), y.place(tick))));
        x.ticks().forEach(tick -> lines.add(line("grid", x.place(tick), y.start(), x.place(tick), y.end())));
        lines.add(line("axis", x.start(), y.start(), x.end(), y.start()));
        return Markup.of(lines);
    }

    Markup labels(String xLabel, String yLabel) {
        return Markup.of(
                horizontal(x, y.start() + 18),
                vertical(),
                label(yLabel, "start", Picture.EDGE, y.end() - 12, x.end() - Picture.EDGE),
                label(xLabel, "end", x.end(), y.start() + 40, x.end() - Picture.EDGE));
    }

    /** Numbers below an axis from left to right; one that would touch its neighbour is left out. */
    static Markup horizontal(Scale x, double baseline) {
        List<Markup> numbers = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        for (double tick : x.ticks()) {
            double half = TextWidth.of(Ticks.write(tick)) / 2;
            if (x.place(tick) - half > free) {
                numbers.add(number(Ticks.write(tick), "middle", x.place(tick), baseline));
                free = x.place(tick) + half + GAP;
            }
        }
        return Markup.of(numbers);
    }

    private Markup vertical() {
        return Markup.of(y.ticks().stream()
                .map(tick -> number(Ticks.write(tick), "end", x.start() - 8, y.place(tick) + 4))
                .toList());
    }

    static Markup label(String text, String anchor, double x, double y, double width) {
        String shown = TextWidth.cut(text, width);
        return tag("text")
                .with("class", "label")
                .with("text-anchor", anchor)
                .with("x", x)
                .with("y", y)
                .of(Picture.tip(text, shown), Markup.text(shown));
    }

    static Markup line(String style, double x1, double y1, double x2, double y2) {
        return tag("line")
                .with("class", style)
                .with("x1", x1)
                .with("y1", y1)
                .with("x2", x2)
                .with("y2", y2)
                .empty();
    }

    private static Markup number(String text, String anchor, double x, double y) {
        return tag("text")
                .with("class", "number")
                .with("text-anchor", anchor)
                .with("x", x)
                .with("y", y)
                .text(text);
    }
}
