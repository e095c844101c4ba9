package dev.assay.statistics;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What a straight line through measurements says of a place where nothing was measured, with the bounds of the mean there (Draper
 * and Smith, Applied Regression Analysis, 3rd ed., section 3.1). The bounds widen with the distance from the measurements; they take
 * for granted that the line goes on.
 *
 * @param points at least three, at two or more different places
 */
public record LinePrediction(List<Point> points) {
    /**
     * A measurement.
     *
     * @param x where
     * @param y what was measured
     */
    public record Point(double x, double y) {}

    public LinePrediction {
        points = List.copyOf(points);
        if (points.size() < 3
                || points.stream().mapToDouble(Point::x).distinct().count() < 2) {
            throw new IllegalArgumentException("[" + points.size()
                    + "] measurements make no line with bounds; at least 3 at 2 different places are needed");
        }
    }

    /** Return how much y grows with each x. */
    public double slope() {
        double centre = centre();
        double mean = points.stream().mapToDouble(Point::y).average().orElseThrow();
        double products = points.stream()
                .mapToDouble(point -> (point.x() - centre) * (point.y() - mean))
                .sum();
        return products / squares();
    }

    /** Return the mean that is expected at a place. */
    public double at(double x) {
        double mean = points.stream().mapToDouble(Point::y).average().orElseThrow();
        return mean + slope() * (x - centre());
    }

    /** Return how far the true mean at a place lies at most from {@link #at}, on one side, but for the given portion of samples. */
    public double margin(double x, double error) {
        int degrees = points.size() - 2;
        double left = points.stream()
                .mapToDouble(point -> point.y() - at(point.x()))
                .map(distance -> distance * distance)
                .sum();
        double away = x - centre();
        double variance = left / degrees * (1.0 / points.size() + away * away / squares());
        return Math.sqrt(variance)
                * TDistribution.of(degrees).inverseSurvivalProbability(Proportion.requirePortion(error));
    }

    /** Return the largest place where something was measured. */
    public double farthest() {
        return points.stream().mapToDouble(Point::x).max().orElseThrow();
    }

    private double centre() {
        return points.stream().mapToDouble(Point::x).average().orElseThrow();
    }

    private double squares() {
        double centre = centre();
        return points.stream()
                .mapToDouble(point -> point.x() - centre)
                .map(distance -> distance * distance)
                .sum();
    }
}
