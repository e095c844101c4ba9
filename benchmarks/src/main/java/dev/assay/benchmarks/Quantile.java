package dev.assay.benchmarks;

import java.util.function.DoubleUnaryOperator;

/** Finds where a falling share takes a value. */
final class Quantile {
    private static final double PRECISION = 1e-9;

    private Quantile() {}

    /** Return the latency above which a share of all latencies lies, by bisection between two latencies. */
    static double above(double share, double lowest, double highest, DoubleUnaryOperator shareAbove) {
        double low = lowest;
        double high = highest;
        while (high - low > PRECISION * high) {
            double middle = (low + high) / 2;
            if (shareAbove.applyAsDouble(middle) > share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
