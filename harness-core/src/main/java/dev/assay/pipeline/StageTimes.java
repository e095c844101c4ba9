package dev.assay.pipeline;

import dev.assay.sampling.Sizes;
import dev.assay.statistics.GrowthFit;
import dev.assay.statistics.GrowthPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** How long one stage took, by size and repetition. Not thread-safe. */
final class StageTimes {
    private static final double NANOS_IN_MILLI = 1e6;

    private final String name;
    private final TreeMap<Long, List<Long>> nanos = new TreeMap<>();

    StageTimes(String name, Sizes sizes) {
        this.name = name;
        sizes.rows().forEach(rows -> nanos.put(rows, new ArrayList<>()));
    }

    String name() {
        return name;
    }

    /** Add a time; one that the clock could not see counts as its shortest step, because zero has no logarithm. */
    void add(long rows, long taken) {
        nanos.computeIfAbsent(rows, size -> new ArrayList<>()).add(Math.max(1, taken));
    }

    /** Return how often the stage ran at least at each size. */
    int repetitions() {
        return nanos.values().stream().mapToInt(List::size).min().orElse(0);
    }

    /** Return the median of a size in milliseconds: of an even number of times the mean of the middle two. */
    double median(long rows) {
        double[] sorted = millis(rows);
        Arrays.sort(sorted);
        int upper = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
    }

    /** Return the natural logarithms of all times of a size, in milliseconds. */
    double[] logs(long rows) {
        return Arrays.stream(millis(rows)).map(Math::log).toArray();
    }

    /** Return how the times grow, every repetition a block. */
    GrowthFit growth() {
        List<GrowthPoint> points = new ArrayList<>();
        nanos.forEach((rows, times) -> times.forEach(time -> points.add(new GrowthPoint(rows, time / NANOS_IN_MILLI))));
        return new GrowthFit(points);
    }

    private double[] millis(long rows) {
        return nanos.getOrDefault(rows, List.of()).stream()
                .mapToDouble(time -> time / NANOS_IN_MILLI)
                .toArray();
    }
}
