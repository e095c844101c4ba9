package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchmarkTest {
    @Test
    void usageListsEveryName() {
        assertThat(Benchmark.usage().lines().toList())
                .containsExactly(
                        "usage: benchmarks/run NAME [--quick] [--without-containers] [--seed=NUMBER]",
                        "names:",
                        "  start      JVM start to the first migrated test, and one more database, beside zonky + Flyway",
                        "  databases  one more isolated database in a steady state, beside zonky, Spring and Testcontainers",
                        "  kills      runs killed with kill -9 at random moments, and what they leave behind",
                        "  fuzz       any bytes through the wire proxy, 1 GiB unchanged by hash, and what reading messages costs",
                        "  trust      how often verdicts on synthetic latencies are right, beside the usual point comparison",
                        "  load       the load engine beside pgbench and a bare JDBC loop, and its percentiles beside the truth",
                        "  migrations 200 migrations of 3 statements on tables of 10,000 rows, traced beside untraced",
                        "  crash      migrations killed before, inside and after each statement, and made good by the next run",
                        "  proxy      the fault proxy without faults beside the direct way, haproxy and a Toxiproxy given by URL");
    }

    @Test
    void onlyItsWholeNameFindsABenchmark() {
        assertThat(Benchmark.named("kills")).map(Benchmark::name).contains("kills");
        assertThat(Benchmark.named("kill")).isEmpty();
    }
}
