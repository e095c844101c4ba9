package dev.assay.report;

import static dev.assay.report.Tag.tag;

import dev.assay.check.Evidence.Axis;
import dev.assay.check.Evidence.Chart;
import dev.assay.check.Evidence.Line;
import dev.assay.check.Evidence.Point;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws a chart as SVG: axes with round numbers, a legend, colours that the colour-blind tell apart and dashes beside them,
 * light or dark as the reader's system is. Points without a place, such as zero on a logarithmic axis, are left out and
 * counted below the picture. Pure functions.
 */
public final class SvgChart {
    private static final double PLOT_HEIGHT = 250;

    private SvgChart() {}

    /** Return a chart as a self-contained SVG document. */
    public static String svg(Chart chart) {
        return picture(chart).standalone();
    }

    static Picture picture(Chart chart) {
        Legend legend = legend(chart);
        double top = Picture.BELOW_TITLE + legend.height() + 30;
        double bottom = top + PLOT_HEIGHT;
        Scale y = Scale.over(values(chart, Point::y), chart.y().logarithmic(), bottom, top);
        Scale x = Scale.over(
                values(chart, Point::x), chart.x().logarithmic(), left(y), Picture.WIDTH - Picture.EDGE - 16);
        Axes axes = new Axes(x, y);
        Markup content = Markup.of(
                legend.drawing(),
                axes.grid(),
                axes.labels(chart.x().label(), chart.y().label()),
                curves(chart, x, y),
                note(missing(chart, x, y), bottom + 66));
        double height = bottom + (missing(chart, x, y) > 0 ? 82 : 58);
        return new Picture(Picture.WIDTH, height, chart.title(), describe(chart), content);
    }

    private static Legend legend(Chart chart) {
        List<Legend.Entry> entries = IntStream.range(0, chart.lines().size())
                .mapToObj(index -> new Legend.Entry(
                        Curve.mark(chart.lines().get(index), index),
                        chart.lines().get(index).name()))
                .toList();
        return Legend.of(entries, Picture.EDGE, Picture.WIDTH - Picture.EDGE, Picture.BELOW_TITLE);
    }

    private static double left(Scale y) {
        double widest = y.ticks().stream()
                .mapToDouble(tick -> TextWidth.of(Ticks.write(tick)))
                .max()
                .orElse(0);
        return Picture.EDGE + widest + 8;
    }

    private static Markup curves(Chart chart, Scale x, Scale y) {
        return Markup.of(IntStream.range(0, chart.lines().size())
                .mapToObj(index -> Curve.of(chart.lines().get(index), index, x, y))
                .toList());
    }

    private static long missing(Chart chart, Scale x, Scale y) {
        return points(chart)
                .filter(point -> !x.holds(point.x()) || !y.holds(point.y()))
                .count();
    }

    private static Markup note(long missing, double y) {
        String text = missing
                + (missing == 1
                        ? " point has no place on these axes and is not drawn"
                        : " points have no place on these axes and are not drawn");
        return missing == 0
                ? Markup.NONE
                : tag("text")
                        .with("class", "note")
                        .with("x", Picture.EDGE)
                        .with("y", y)
                        .text(text);
    }

    private static String describe(Chart chart) {
        String names = chart.lines().stream().map(Line::name).collect(Collectors.joining(", "));
        return "Chart of " + axis(chart.y()) + " over " + axis(chart.x()) + ". Lines: " + names + ".";
    }

    private static String axis(Axis axis) {
        return axis.label() + (axis.logarithmic() ? " (logarithmic)" : "");
    }

    private static double[] values(Chart chart, ToDoubleFunction<Point> value) {
        return points(chart).mapToDouble(value).toArray();
    }

    private static Stream<Point> points(Chart chart) {
        return chart.lines().stream().flatMap(line -> line.points().stream());
    }
}
