package dev.assay.report;

import static dev.assay.report.Tag.tag;

import dev.assay.check.Evidence.Line;
import dev.assay.check.Evidence.Point;
import dev.assay.report.Thinning.Pixel;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws one line of a chart. Two points at one height, or above each other, are a limit and not a course: dashed. */
final class Curve {
    private static final int COLOURS = 6;
    private static final int MOST_MARKED = 40;

    private Curve() {}

    static Markup of(Line line, int index, Scale x, Scale y) {
        List<Pixel> points = line.points().stream()
                .filter(point -> x.holds(point.x()) && y.holds(point.y()))
                .map(point -> new Pixel(x.place(point.x()), y.place(point.y())))
                .toList();
        boolean marked = !isLimit(line) && points.size() <= MOST_MARKED;
        return tag("g").with("class", style(line, index))
                .of(path(Thinning.of(points)), marked ? dots(points) : Markup.NONE);
    }

    static Markup mark(Line line, int index) {
        return tag("g").with("class", style(line, index)).of(Axes.line("curve", 0, 6, 18, 6));
    }

    private static String style(Line line, int index) {
        String dashes = isLimit(line) ? " limit" : index < COLOURS ? "" : " second";
        return "line c" + index % COLOURS + dashes;
    }

    private static boolean isLimit(Line line) {
        List<Point> points = line.points();
        return points.size() == 2
                && (points.get(0).x() == points.get(1).x()
                        || points.get(0).y() == points.get(1).y());
    }

    private static Markup path(List<Pixel> points) {
        String steps = points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
                .collect(Collectors.joining(" "));
        return tag("polyline").with("class", "curve").with("points", steps).empty();
    }

    private static Markup dots(List<Pixel> points) {
        return Markup.of(points.stream()
                .map(point -> tag("circle")
                        .with("cx", point.x())
                        .with("cy", point.y())
                        .with("r", 2.6)
                        .empty())
                .toList());
    }
}
