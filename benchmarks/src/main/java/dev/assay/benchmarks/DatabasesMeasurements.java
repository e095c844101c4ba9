package dev.assay.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the databases benchmark measured.
 *
 * @param assayWarm JVM start to the first test, cache filled
 * @param zonkyWarm the same, binaries unpacked
 * @param steady marks of {@link SteadyStateMain}
 * @param drained marks of {@link DrainedMain}
 * @param zonkyClasses marks of {@link ZonkyClassesMain}
 * @param spring marks of zonky's Spring tests
 * @param containers JVM starts with containers, unless they were left out
 * @param parallel many tests on eight threads
 */
record DatabasesMeasurements(
        List<Mark> assayWarm,
        List<Mark> zonkyWarm,
        List<Mark> steady,
        List<Mark> drained,
        List<Mark> zonkyClasses,
        List<Mark> spring,
        Optional<ContainerRuns> containers,
        ParallelRun parallel) {

    Outcome outcome() {
        DatabasesFigures figures = figures();
        return new Outcome(table().toString(), figures.goals(), figures.json());
    }

    DatabasesFigures figures() {
        double oneMore = steady(SteadyStateMain.ONE_MORE).median();
        return new DatabasesFigures(
                oneMore,
                drained(DrainedMain.DRAINED).median()
                        / drained(DrainedMain.BARE).median(),
                Samples.named(ZonkyClassesMain.CLASS, zonkyClasses).median() / oneMore,
                spring(SpringChild.FRESH).median() / oneMore,
                start(assayWarm).median() / start(zonkyWarm).median(),
                containers.map(runs -> runs.first().median() / runs.plainFirst().median()),
                containers.map(
                        runs -> runs.second().median() / runs.plainFirst().median()),
                parallel);
    }

    Table table() {
        Table table = new Table()
                .row("one more database every 100 ms, create + close", steady(SteadyStateMain.ONE_MORE))
                .row("  create", steady(SteadyStateMain.CREATE))
                .row("  first connection and query", steady(SteadyStateMain.CONNECT))
                .row("  close", steady(SteadyStateMain.CLOSE))
                .row("  all three", steady(SteadyStateMain.PATH))
                .row("create without a pool", drained(DrainedMain.DRAINED))
                .row("  bare CREATE DATABASE ... TEMPLATE", drained(DrainedMain.BARE))
                .row("  the same with STRATEGY FILE_COPY", drained(DrainedMain.BARE_FILE_COPY))
                .row("one more class, zonky + Flyway", Samples.named(ZonkyClassesMain.CLASS, zonkyClasses))
                .row("one more test every 100 ms, zonky + Spring", spring(SpringChild.FRESH))
                .row("  refresh", spring(SpringChild.REFRESH))
                .row("  first connection and query", spring(SpringChild.CONNECT))
                .row("  all together", spring(SpringChild.PATH))
                .row("JVM start to first test, warm, Assay", start(assayWarm))
                .row("JVM start to first test, warm, zonky + Flyway", start(zonkyWarm));
        containers.ifPresent(runs -> rows(table, runs));
        return table.line(parallelLine());
    }

    private static void rows(Table table, ContainerRuns runs) {
        table.row("JVM start to first test, container, Assay", runs.first())
                .row("  second class", runs.second())
                .row("JVM start to first test, plain Testcontainers", runs.plainFirst());
    }

    private String parallelLine() {
        return String.format(
                Locale.ROOT,
                "tests on 8 threads: %.1f s, at most %d databases, %.0f MiB",
                parallel.seconds(),
                parallel.peakDatabases(),
                parallel.peakMib());
    }

    private Samples steady(String name) {
        return Samples.named(name, steady);
    }

    private Samples drained(String name) {
        return Samples.named(name, drained);
    }

    private Samples spring(String name) {
        return Samples.named(name, spring);
    }

    private static Samples start(List<Mark> marks) {
        return Samples.named(Workload.ANSWERED, marks);
    }
}
