package dev.assay.growth;

import dev.assay.load.Rounds;
import dev.assay.statistics.GrowthFit;
import dev.assay.statistics.GrowthPoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which percentile grows, and in blocks of how many requests it is taken.
 *
 * @param percent above 0 and below 100
 */
record GrowthBlocks(BigDecimal percent) {
    private static final double NANOS_IN_MILLI = 1e6;
    private static final int SMALLEST = 20;
    /** Fewer values beyond the percentile make it an extreme value. */
    private static final int BEYOND = 4;

    String name() {
        return "p" + percent.stripTrailingZeros().toPlainString();
    }

    /** Return how many requests are a block: 20 for the median, 80 for p95, 400 for p99. */
    int size() {
        return (int) Math.max(SMALLEST, Math.ceil(BEYOND / (1 - level()) - 1e-9));
    }

    /** Return whether a block of any size failed so often that it has no such percentile. */
    boolean hasDeadBlock(Rounds rounds, int sizes) {
        for (int side = 0; side < sizes; side++) {
            if (Arrays.stream(blocks(rounds.latencies(side))).anyMatch(Double::isInfinite)) {
                return true;
            }
        }
        return false;
    }

    /** Return the percentile of each block of each size, in milliseconds, over the size. */
    GrowthFit fit(Rounds rounds, List<Long> sizes) {
        List<GrowthPoint> points = new ArrayList<>();
        for (int side = 0; side < sizes.size(); side++) {
            double rows = sizes.get(side);
            for (double nanos : blocks(rounds.latencies(side))) {
                points.add(new GrowthPoint(rows, nanos / NANOS_IN_MILLI));
            }
        }
        return new GrowthFit(points);
    }

    /** Return the percentile of each full block by nearest rank, in the order of time. */
    double[] blocks(double[] latencies) {
        double[] percentiles = new double[latencies.length / size()];
        for (int block = 0; block < percentiles.length; block++) {
            double[] sorted = Arrays.copyOfRange(latencies, block * size(), (block + 1) * size());
            Arrays.sort(sorted);
            percentiles[block] = sorted[(int) Math.ceil(level() * size() - 1e-9) - 1];
        }
        return percentiles;
    }

    private double level() {
        return percent.movePointLeft(2).doubleValue();
    }
}
