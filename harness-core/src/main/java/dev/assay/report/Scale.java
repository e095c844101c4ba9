package dev.assay.report;

import java.util.Arrays;
import java.util.List;

/**
 * Places the values of an axis on a line of pixels.
 *
 * @param logarithmic whether equal distances are equal ratios
 * @param from the value at {@code start}
 * @param to the value at {@code end}
 * @param start a pixel
 * @param end another pixel, which may be smaller
 */
record Scale(boolean logarithmic, double from, double to, double start, double end) {
    private static final int PARTS = 6;

    /** Return the scale that holds all values and ends at round numbers; without values it is a scale of one unit. */
    static Scale over(double[] values, boolean logarithmic, double start, double end) {
        double[] shown = Arrays.stream(values)
                .filter(value -> isDrawable(value, logarithmic))
                .toArray();
        if (shown.length == 0) {
            return new Scale(logarithmic, logarithmic ? 1 : 0, logarithmic ? 10 : 1, start, end);
        }
        double least = Arrays.stream(shown).min().orElseThrow();
        double most = Arrays.stream(shown).max().orElseThrow();
        return logarithmic ? decades(least, most, start, end) : steps(least, most, start, end);
    }

    static boolean isDrawable(double value, boolean logarithmic) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }

    boolean holds(double value) {
        return isDrawable(value, logarithmic);
    }

    double place(double value) {
        double share = (transformed(value) - transformed(from)) / (transformed(to) - transformed(from));
        return start + share * (end - start);
    }

    List<Double> ticks() {
        return logarithmic ? Ticks.logarithmic(from, to, PARTS) : Ticks.linear(from, to, PARTS);
    }

    Scale between(double otherStart, double otherEnd) {
        return new Scale(logarithmic, from, to, otherStart, otherEnd);
    }

    private static Scale decades(double least, double most, double start, double end) {
        double from = round(least, false);
        double to = round(most, true);
        return new Scale(true, from, to > from ? to : from * 10, start, end);
    }

    /** Values that start near zero are seen from zero; others would lose their shape. */
    private static Scale steps(double least, double most, double start, double end) {
        boolean nearZero = least >= 0 && (least <= most / 2 || least == most);
        double low = nearZero ? 0 : least;
        double span = most > low ? most - low : Math.max(Math.abs(most), 1);
        double step = Ticks.step(span, PARTS);
        double from = Math.floor(low / step + 1e-9) * step;
        double to = Math.ceil(most / step - 1e-9) * step;
        return new Scale(false, from, to > from ? to : from + step, start, end);
    }

    /** Return the next of 1, 2, 5 times a power of ten. */
    private static double round(double value, boolean up) {
        double power = Math.pow(10, Math.floor(Math.log10(value) + 1e-12));
        double factor = value / power;
        double[] steps = up ? new double[] {1, 2, 5, 10} : new double[] {5, 2, 1};
        for (double step : steps) {
            if (up ? step >= factor * (1 - 1e-9) : step <= factor * (1 + 1e-9)) {
                return step * power;
            }
        }
        return power;
    }

    private double transformed(double value) {
        return logarithmic ? Math.log10(value) : value;
    }
}
