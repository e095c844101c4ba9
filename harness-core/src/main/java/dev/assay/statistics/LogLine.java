package dev.assay.statistics;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** A straight line through logarithms by least squares (Draper and Smith, Applied Regression Analysis, 3rd ed., chapter 1). */
record LogLine(double slope, double intercept, double squaresAcross) {
    /** Fit a value of each point to the logarithm of its size; at least two sizes must differ. */
    static LogLine through(List<GrowthPoint> points, ToDoubleFunction<GrowthPoint> value) {
        double meanAcross = mean(points, LogLine::across);
        double meanUp = mean(points, value);
        double squares = 0;
        double products = 0;
        for (GrowthPoint point : points) {
            double distance = across(point) - meanAcross;
            squares += distance * distance;
            products += distance * (value.applyAsDouble(point) - meanUp);
        }
        double slope = products / squares;
        return new LogLine(slope, meanUp - slope * meanAcross, squares);
    }

    double squaresLeft(List<GrowthPoint> points, ToDoubleFunction<GrowthPoint> value) {
        return points.stream()
                .mapToDouble(point -> value.applyAsDouble(point) - intercept - slope * across(point))
                .map(left -> left * left)
                .sum();
    }

    static double mean(List<GrowthPoint> points, ToDoubleFunction<GrowthPoint> value) {
        return points.stream().mapToDouble(value).average().orElseThrow();
    }

    private static double across(GrowthPoint point) {
        return Math.log(point.size());
    }
}
