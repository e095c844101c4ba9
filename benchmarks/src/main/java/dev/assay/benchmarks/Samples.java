package dev.assay.benchmarks;

import java.util.Collection;
import java.util.List;

/**
 * Durations of the same thing.
 *
 * @param nanos at least one duration, shortest first
 */
record Samples(List<Long> nanos) {
    private static final double NANOS_IN_MILLI = 1e6;

    Samples {
        if (nanos.isEmpty()) {
            throw new IllegalArgumentException("No sample was taken");
        }
        nanos = nanos.stream().sorted().toList();
    }

    /** Collect the marks of one name. */
    static Samples named(String name, Collection<Mark> marks) {
        return new Samples(marks.stream()
                .filter(mark -> mark.name().equals(name))
                .map(Mark::value)
                .toList());
    }

    int count() {
        return nanos.size();
    }

    /** Return the middle one in milliseconds; of an even number the mean of the middle two. */
    double median() {
        int middle = count() / 2;
        long above = nanos.get(middle);
        long below = count() % 2 == 0 ? nanos.get(middle - 1) : above;
        return (below / 2.0 + above / 2.0) / NANOS_IN_MILLI;
    }

    /** Return the shortest in milliseconds. */
    double least() {
        return nanos.get(0) / NANOS_IN_MILLI;
    }

    /** Return the longest in milliseconds. */
    double most() {
        return nanos.get(count() - 1) / NANOS_IN_MILLI;
    }
}
