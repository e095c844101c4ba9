package dev.assay.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * All rounds of one load.
 *
 * @param load what was driven
 * @param pgbenchThreads the threads of pgbench that were best for it
 * @param rounds at least one
 */
record LoadSeries(LoadCase load, int pgbenchThreads, List<LoadRound> rounds) {
    LoadSeries {
        rounds = List.copyOf(rounds);
    }

    /** Return the median of what each round gives: neighbours in time saw the same machine. */
    double median(ToDoubleFunction<LoadRound> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static String head() {
        return "%-24s %3s %3s %10s %10s %10s %13s %14s"
                .formatted(
                        "answers per second",
                        "n",
                        "-j",
                        "pgbench",
                        "bare loop",
                        "engine",
                        "over pgbench",
                        "over bare loop");
    }

    /** Give a row of medians, with the least and the most of each ratio. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%-24s %3d %3d %10.0f %10.0f %10.0f %s %s",
                load,
                rounds.size(),
                pgbenchThreads,
                median(LoadRound::pgbench),
                median(LoadRound::bareLoop),
                median(LoadRound::engine),
                spread(LoadRound::overPgbench),
                spread(LoadRound::overBareLoop));
    }

    private String spread(ToDoubleFunction<LoadRound> ratio) {
        return String.format(
                Locale.ROOT,
                "%.3f (%.2f-%.2f)",
                median(ratio),
                rounds.stream().mapToDouble(ratio).min().orElseThrow(),
                rounds.stream().mapToDouble(ratio).max().orElseThrow());
    }
}
