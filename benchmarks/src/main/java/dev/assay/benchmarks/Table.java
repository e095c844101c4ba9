package dev.assay.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of figures for the console, in milliseconds. Not thread-safe. */
final class Table {
    private final List<String> lines = new ArrayList<>();

    Table() {
        lines.add("%-48s %4s %10s %10s %10s".formatted("", "n", "median ms", "min ms", "max ms"));
    }

    Table row(String name, Samples samples) {
        lines.add(String.format(
                Locale.ROOT,
                "%-48s %4d %10.1f %10.1f %10.1f",
                name,
                samples.count(),
                samples.median(),
                samples.least(),
                samples.most()));
        return this;
    }

    /** Add figures that are not durations, in words. */
    Table line(String words) {
        lines.add(words);
        return this;
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
