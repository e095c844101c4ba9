package dev.assay.benchmarks;

import java.util.Locale;

/**
 * A figure and where it should be.
 *
 * @param name the figure's key
 * @param value the figure
 * @param words the goal in words
 * @param met whether it is reached
 */
record Goal(String name, double value, String words, boolean met) {
    static Goal atMost(String name, double value, double goal) {
        return new Goal(name, value, "at most " + goal, value <= goal);
    }

    static Goal atLeast(String name, double value, double goal) {
        return new Goal(name, value, "at least " + goal, value >= goal);
    }

    static Goal none(String name, int count) {
        return new Goal(name, count, "none", count == 0);
    }

    static Goal below(String name, double value, double goal) {
        return new Goal(name, value, "below " + goal, value < goal);
    }

    static Goal above(String name, double value, double goal) {
        return new Goal(name, value, "above " + goal, value > goal);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "goal %s %s: %s, %.3f", name, words, met ? "met" : "NOT met", value);
    }
}
