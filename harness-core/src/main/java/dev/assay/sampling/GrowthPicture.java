package dev.assay.sampling;

import dev.assay.check.Evidence.Axis;
import dev.assay.check.Evidence.Chart;
import dev.assay.check.Evidence.Line;
import dev.assay.check.Evidence.Point;
import dev.assay.statistics.GrowthCurve;
import dev.assay.statistics.GrowthFit;
import dev.assay.statistics.GrowthPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Times over sizes on two logarithmic axes, where a power of the size is a straight line. */
public final class GrowthPicture {
    private final List<Line> lines = new ArrayList<>();

    /** Begin an empty picture. */
    public GrowthPicture() {}

    /** Draw what was measured, in milliseconds: the typical time (geometric mean) at each size. */
    public GrowthPicture measured(String name, GrowthFit fit) {
        lines.add(new Line(
                name,
                typical(fit).entrySet().stream()
                        .map(size -> new Point(size.getKey(), size.getValue()))
                        .toList()));
        return this;
    }

    /** Draw a curve that begins where the measured times do. */
    public GrowthPicture allowed(GrowthCurve curve, GrowthFit fit) {
        Map<Double, Double> typical = typical(fit);
        Map.Entry<Double, Double> first = typical.entrySet().iterator().next();
        lines.add(new Line(
                "at most " + curve,
                typical.keySet().stream()
                        .map(size -> new Point(
                                size, first.getValue() * Math.exp(curve.logAt(size) - curve.logAt(first.getKey()))))
                        .toList()));
        return this;
    }

    /** Return the picture. */
    public Chart chart(String title) {
        return new Chart(title, new Axis("rows", true), new Axis("time, ms", true), lines);
    }

    private static Map<Double, Double> typical(GrowthFit fit) {
        Map<Double, Double> logs = fit.points().stream()
                .collect(Collectors.groupingBy(
                        GrowthPoint::size, TreeMap::new, Collectors.averagingDouble(point -> Math.log(point.time()))));
        logs.replaceAll((size, log) -> Math.exp(log));
        return logs;
    }
}
