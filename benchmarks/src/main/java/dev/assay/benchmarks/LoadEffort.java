package dev.assay.benchmarks;

import java.time.Duration;

/**
 * How long each thing is measured.
 *
 * @param rounds rounds at 8 clients, where the goals are
 * @param otherRounds rounds at other numbers of clients
 * @param length of one side in one round, in whole seconds
 * @param warmUp of the sides in the JVM, on the connections of each round
 * @param histogram how long the load is whose raw log is compared
 * @param planted how many planted delays
 */
record LoadEffort(int rounds, int otherRounds, Duration length, Duration warmUp, Duration histogram, int planted) {
    static final LoadEffort FULL =
            new LoadEffort(15, 5, Duration.ofSeconds(2), Duration.ofMillis(300), Duration.ofSeconds(5), 200_000);
    /** Enough to see that everything runs; its figures mean nothing. */
    static final LoadEffort QUICK =
            new LoadEffort(1, 1, Duration.ofSeconds(1), Duration.ofMillis(200), Duration.ofSeconds(1), 20_000);

    static LoadEffort of(Options options) {
        return options.quick() ? QUICK : FULL;
    }

    int rounds(int clients) {
        return clients == LoadBenchmark.JUDGED_CLIENTS ? rounds : otherRounds;
    }
}
