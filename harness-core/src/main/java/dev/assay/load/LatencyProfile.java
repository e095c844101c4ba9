package dev.assay.load;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How latencies are distributed, in nanoseconds with three significant digits. Not thread-safe while it is filled.
 */
public final class LatencyProfile {
    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(DIGITS);

    LatencyProfile() {}

    /**
     * A point of the cumulative distribution.
     *
     * @param percentile from 0 to 100
     * @param nanos the latency that so many percent do not exceed
     */
    public record Point(double percentile, long nanos) {}

    void record(long nanos) {
        histogram.recordValue(nanos);
    }

    void add(LatencyProfile other) {
        histogram.add(other.histogram);
    }

    /** Return how many latencies there are. */
    public long count() {
        return histogram.getTotalCount();
    }

    /** Return how many latencies are longer than this, as exact as the digits allow. */
    public long countAbove(long nanos) {
        return count() == 0 || nanos >= longestNanos()
                ? 0
                : count() - histogram.getCountBetweenValues(0, Math.max(0, nanos));
    }

    /** Return the mean, 0 where there is none. */
    public double meanNanos() {
        return histogram.getMean();
    }

    /** Return the longest, 0 where there is none. */
    public long longestNanos() {
        return histogram.getMaxValue();
    }

    /** Return the shortest; meaningless where there is none. */
    public long shortestNanos() {
        return histogram.getMinValue();
    }

    /** Return a percentile by nearest rank, from 0 to 100; 0 where there is none. */
    public long nanosAtPercentile(double percentile) {
        return histogram.getValueAtPercentile(percentile);
    }

    /** Return the latency at a rank counted from 1; the longest for a rank beyond the last. */
    public long nanosAtRank(long rank) {
        return count() == 0 || rank >= count()
                ? longestNanos()
                : nanosAtPercentile(100.0 * Math.max(1, rank) / count());
    }

    /**
     * Return the distribution as a curve whose points grow denser towards the tail.
     *
     * @param ticksPerHalfDistance how many points lie in each halving of the distance to 100 %
     */
    public List<Point> curve(int ticksPerHalfDistance) {
        List<Point> points = new ArrayList<>();
        for (HistogramIterationValue value : histogram.percentiles(ticksPerHalfDistance)) {
            points.add(new Point(value.getPercentileLevelIteratedTo(), value.getValueIteratedTo()));
        }
        return points;
    }
}
