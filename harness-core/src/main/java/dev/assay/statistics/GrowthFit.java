package dev.assay.statistics;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How a time grows with the size of the data: the exponent b of time = a n^b, by least squares of the logarithms, with
 * bounds of Student's t.
 *
 * <p>Times that are the sum of a constant and a growing part lie on no such line: the constant hides the growth at small
 * sizes, and the exponent comes out too small. So does a curve that turns steep once a cache is full. Where replicates show
 * that the line does not fit, {@link #ofLargest()} tells what the two largest sizes say, which is nearest to what larger
 * data will do.
 *
 * @param points at least three blocks, of at least two sizes
 */
public record GrowthFit(List<GrowthPoint> points) {
    private static final double ERROR = 0.01;
    private static final int FEWEST_POINTS = 3;

    public GrowthFit {
        points = List.copyOf(points);
        long sizes = points.stream().mapToDouble(GrowthPoint::size).distinct().count();
        if (sizes < 2 || points.size() < FEWEST_POINTS) {
            throw new IllegalArgumentException("[" + points.size() + "] blocks at [" + sizes
                    + "] sizes show no growth with an interval; at least 3 blocks at 2 sizes are needed");
        }
    }

    /** Return the fitted exponent: 1 where the time doubles with the size. */
    public double exponent() {
        return line().slope();
    }

    /** Return the bound that lies above the true exponent in at most the given portion of samples. */
    public double lower(double error) {
        return exponent() - margin(error);
    }

    /** Return the bound that lies below the true exponent in at most the given portion of samples. */
    public double upper(double error) {
        return exponent() + margin(error);
    }

    /** Return the exponent that a curve has between and at these sizes: a little above 1 for {@code n log n}. */
    public double exponentOf(GrowthCurve curve) {
        return LogLine.through(points, point -> curve.logAt(point.size())).slope();
    }

    /**
     * Return whether the times differ from a straight line by more than their replicates do, by an F test at 1 % (Draper and
     * Smith, section 2.1); never where there are two sizes only, or one block at each.
     */
    public boolean isCurved() {
        Collection<List<GrowthPoint>> sizes = bySize().values();
        int degreesLeft = sizes.size() - 2;
        int degreesPure = points.size() - sizes.size();
        if (degreesLeft < 1 || degreesPure < 1) {
            return false;
        }
        double pure = sizes.stream().mapToDouble(GrowthFit::squaresWithin).sum();
        double left = Math.max(0, line().squaresLeft(points, GrowthFit::log) - pure);
        // Equal replicates leave rounding only, of which no ratio may be taken.
        return left > Math.ulp(1.0) * points.size()
                && (pure == 0
                        || FDistribution.of(degreesLeft, degreesPure)
                                        .survivalProbability(left / degreesLeft / (pure / degreesPure))
                                < ERROR);
    }

    /** Return the fit of the two largest sizes alone, or this one where that leaves fewer than three blocks. */
    public GrowthFit ofLargest() {
        TreeMap<Double, List<GrowthPoint>> sizes = bySize();
        double nextToLargest = sizes.lowerKey(sizes.lastKey());
        List<GrowthPoint> largest =
                points.stream().filter(point -> point.size() >= nextToLargest).toList();
        return largest.size() < FEWEST_POINTS ? this : new GrowthFit(largest);
    }

    private TreeMap<Double, List<GrowthPoint>> bySize() {
        return points.stream().collect(Collectors.groupingBy(GrowthPoint::size, TreeMap::new, Collectors.toList()));
    }

    private LogLine line() {
        return LogLine.through(points, GrowthFit::log);
    }

    private double margin(double error) {
        LogLine line = line();
        int degrees = points.size() - 2;
        double variance = line.squaresLeft(points, GrowthFit::log) / degrees;
        return Math.sqrt(variance / line.squaresAcross())
                * TDistribution.of(degrees).inverseSurvivalProbability(Proportion.requirePortion(error));
    }

    private static double squaresWithin(List<GrowthPoint> replicates) {
        double mean = LogLine.mean(replicates, GrowthFit::log);
        return replicates.stream()
                .mapToDouble(point -> log(point) - mean)
                .map(distance -> distance * distance)
                .sum();
    }

    private static double log(GrowthPoint point) {
        return Math.log(point.time());
    }
}
