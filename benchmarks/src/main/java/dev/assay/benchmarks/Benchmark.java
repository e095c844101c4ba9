package dev.assay.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A comparison that {@code benchmarks/run NAME} runs whole.
 *
 * @param name how it is asked for
 * @param words what it compares
 * @param measuring runs it
 */
record Benchmark(String name, String words, Measuring measuring) {
    /** Every benchmark there is. */
    private static final List<Benchmark> ALL = List.of(
            new Benchmark(
                    "start",
                    "JVM start to the first migrated test, and one more database, beside zonky + Flyway",
                    StartBenchmark::measure),
            new Benchmark(
                    "databases",
                    "one more isolated database in a steady state, beside zonky, Spring and Testcontainers",
                    DatabasesBenchmark::measure),
            new Benchmark(
                    "kills",
                    "runs killed with kill -9 at random moments, and what they leave behind",
                    KillsBenchmark::measure),
            new Benchmark(
                    "fuzz",
                    "any bytes through the wire proxy, 1 GiB unchanged by hash, and what reading messages costs",
                    FuzzBenchmark::measure),
            new Benchmark(
                    "trust",
                    "how often verdicts on synthetic latencies are right, beside the usual point comparison",
                    TrustBenchmark::measure),
            new Benchmark(
                    "load",
                    "the load engine beside pgbench and a bare JDBC loop, and its percentiles beside the truth",
                    LoadBenchmark::measure),
            new Benchmark(
                    "migrations",
                    "200 migrations of 3 statements on tables of 10,000 rows, traced beside untraced",
                    MigrationsBenchmark::measure),
            new Benchmark(
                    "crash",
                    "migrations killed before, inside and after each statement, and made good by the next run",
                    CrashBenchmark::measure),
            new Benchmark(
                    "proxy",
                    "the fault proxy without faults beside the direct way, haproxy and a Toxiproxy given by URL",
                    ProxyBenchmark::measure));

    static Optional<Benchmark> named(String name) {
        return ALL.stream().filter(benchmark -> benchmark.name.equals(name)).findFirst();
    }

    static String usage() {
        String names = ALL.stream()
                .map(benchmark -> "  %-10s %s".formatted(benchmark.name, benchmark.words))
                .collect(Collectors.joining(System.lineSeparator()));
        return "usage: benchmarks/run NAME [%s] [%s] [%sNUMBER]%nnames:%n%s"
                .formatted(Options.QUICK, Options.WITHOUT_CONTAINERS, Options.SEED, names);
    }

    Outcome measure(Options options) throws Exception {
        return measuring.measure(options);
    }

    /** Runs a benchmark whole. */
    @FunctionalInterface
    interface Measuring {
        Outcome measure(Options options) throws Exception;
    }
}
