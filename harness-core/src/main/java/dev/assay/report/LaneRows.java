package dev.assay.report;

import static dev.assay.report.Tag.tag;

import dev.assay.check.Evidence.Bar;
import dev.assay.check.Evidence.Lane;
import dev.assay.check.Evidence.Tone;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A lane with its bars in rows, so that no bar covers another.
 *
 * @param name the lane's name
 * @param rows bars that follow each other
 * @param hidden how many bars found no row
 * @param top pixels from the top
 */
record LaneRows(String name, List<List<Bar>> rows, int hidden, double top) {
    private static final double ROW = 26;
    private static final double THICKNESS = 18;
    private static final double THINNEST = 2.5;
    private static final double PADDING = 4;

    static LaneRows of(Lane lane, double top) {
        List<List<Bar>> rows = new ArrayList<>();
        int hidden = 0;
        for (Bar bar : lane.bars()) {
            Optional<List<Bar>> free = rows.stream()
                    .filter(row -> last(row).endMillis() <= bar.startMillis())
                    .findFirst();
            if (free.isPresent()) {
                free.get().add(bar);
            } else if (rows.size() < SvgTimeline.MOST_ROWS) {
                rows.add(new ArrayList<>(List.of(bar)));
            } else {
                hidden++;
            }
        }
        return new LaneRows(lane.name(), rows, hidden, top);
    }

    double bottom() {
        return top + PADDING * 2 + Math.max(1, rows.size() + (hidden > 0 ? 1 : 0)) * ROW;
    }

    /** Lanes lie on their own ground, with a gap between them. */
    Markup ground(Scale x) {
        String shown = TextWidth.cut(name, x.start() - Picture.EDGE - 10);
        return Markup.of(
                tag("rect")
                        .with("class", "lane")
                        .with("x", x.start())
                        .with("y", top + 2)
                        .with("width", x.end() - x.start())
                        .with("height", bottom() - top - 4)
                        .empty(),
                tag("text")
                        .with("x", Picture.EDGE)
                        .with("y", middle(0) + 4)
                        .of(Picture.tip(name, shown), Markup.text(shown)));
    }

    Markup bars(Scale x, TimeUnitOfAxis unit) {
        List<Markup> drawn = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Bar> bars = rows.get(row);
            for (int index = 0; index < bars.size(); index++) {
                double room = index + 1 < bars.size()
                        ? x.place(unit.amount(bars.get(index + 1).startMillis()))
                        : x.end();
                drawn.add(bar(bars.get(index), row, x, unit, room));
            }
        }
        drawn.add(rest(x));
        return Markup.of(drawn);
    }

    static String style(Tone tone) {
        return "bar " + word(tone);
    }

    private Markup bar(Bar bar, int row, Scale x, TimeUnitOfAxis unit, double room) {
        double left = x.place(unit.amount(bar.startMillis()));
        double width = Math.max(THINNEST, x.place(unit.amount(bar.endMillis())) - left);
        return tag("g").of(
                        tag("title")
                                .text(bar.label() + ", " + millis(bar.startMillis()) + " to " + millis(bar.endMillis())
                                        + " ms"),
                        tag("rect")
                                .with("class", style(bar.tone()))
                                .with("x", left)
                                .with("y", middle(row) - THICKNESS / 2)
                                .with("width", width)
                                .with("height", THICKNESS)
                                .with("rx", 2.5)
                                .empty(),
                        label(bar, left, width, room, middle(row) + 4));
    }

    /** A label stands in its bar, else behind it, else only in the tip. */
    private static Markup label(Bar bar, double left, double width, double room, double y) {
        double text = TextWidth.of(bar.label());
        if (text + 7 <= width) {
            return tag("text")
                    .with("class", "inside on" + word(bar.tone()))
                    .with("x", left + 4)
                    .with("y", y)
                    .text(bar.label());
        }
        if (left + width + text + 9 <= room) {
            return tag("text").with("x", left + width + 5).with("y", y).text(bar.label());
        }
        return Markup.NONE;
    }

    private Markup rest(Scale x) {
        return hidden == 0
                ? Markup.NONE
                : tag("text")
                        .with("class", "note")
                        .with("x", x.start() + 5)
                        .with("y", middle(rows.size()) + 4)
                        .text("and " + hidden + " more at the same time");
    }

    private double middle(int row) {
        return top + PADDING + row * ROW + ROW / 2;
    }

    private static String millis(double millis) {
        return Ticks.write(new BigDecimal(millis).round(new MathContext(6)).doubleValue());
    }

    private static String word(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }

    private static Bar last(List<Bar> row) {
        return row.get(row.size() - 1);
    }
}
