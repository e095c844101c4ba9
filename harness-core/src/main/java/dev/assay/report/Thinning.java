package dev.assay.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Leaves out points that no eye could tell: of all in one column of pixels the first, the lowest, the highest and the last
 * draw the same picture.
 */
final class Thinning {
    private Thinning() {}

    /**
     * A point of the picture.
     *
     * @param x pixels from the left
     * @param y pixels from the top
     */
    record Pixel(double x, double y) {}

    static List<Pixel> of(List<Pixel> points) {
        Map<Long, List<Pixel>> columns = new LinkedHashMap<>();
        points.forEach(point -> columns.computeIfAbsent(Math.round(point.x()), column -> new ArrayList<>())
                .add(point));
        return columns.values().stream().flatMap(Thinning::extremes).toList();
    }

    private static Stream<Pixel> extremes(List<Pixel> column) {
        if (column.size() <= 4) {
            return column.stream();
        }
        Comparator<Pixel> height = Comparator.comparingDouble(Pixel::y);
        Pixel first = column.get(0);
        Pixel last = column.get(column.size() - 1);
        return Stream.of(
                        first,
                        column.stream().min(height).orElse(first),
                        column.stream().max(height).orElse(first),
                        last)
                .distinct();
    }
}
