package dev.assay.report;

import static dev.assay.report.Tag.tag;

import java.util.ArrayList;
import java.util.List;

/**
 * Names beside the marks that stand for them, in rows as wide as the picture.
 *
 * @param drawing the rows
 * @param height how many pixels they take
 */
record Legend(Markup drawing, double height) {
    private static final double ROW = 20;
    private static final double MARK = 24;
    private static final double GAP = 22;
    private static final double LONGEST = 240;

    /**
     * An entry.
     *
     * @param mark drawn in a box of 18 by 12 pixels
     * @param name what it stands for
     */
    record Entry(Markup mark, String name) {}

    /** Draw the entries below {@code top}, from {@code left} to {@code right}. */
    static Legend of(List<Entry> entries, double left, double right, double top) {
        List<Markup> drawn = new ArrayList<>();
        double x = left;
        double y = top;
        for (Entry entry : entries) {
            String name = TextWidth.cut(entry.name(), LONGEST);
            double width = MARK + TextWidth.of(name);
            if (x > left && x + width > right) {
                x = left;
                y += ROW;
            }
            drawn.add(entry(entry, name, x, y));
            x += width + GAP;
        }
        return new Legend(Markup.of(drawn), entries.isEmpty() ? 0 : y - top + ROW);
    }

    private static Markup entry(Entry entry, String name, double x, double y) {
        return tag("g").with("transform", "translate(" + Math.round(x) + "," + Math.round(y) + ")")
                .of(
                        entry.mark(),
                        tag("text")
                                .with("x", MARK)
                                .with("y", 10)
                                .of(Picture.tip(entry.name(), name), Markup.text(name)));
    }
}
