package dev.assay.benchmarks;

import dev.assay.check.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Assay's load engine beside pgbench and beside JDBC by hand, on one server, and its percentiles beside the truth. */
final class LoadBenchmark {
    /** The number of clients that the goals are about. */
    static final int JUDGED_CLIENTS = 8;

    private static final List<Integer> CLIENTS = List.of(1, 2, JUDGED_CLIENTS, 32);

    private static final int ATTEMPTS = 3;

    private final Pgbench pgbench;
    private final LoadTurns turns;
    private final HistogramCheck histogram;
    private final LoadEffort effort;

    private LoadBenchmark(Path program, LoadServer server, Path scripts, LoadEffort effort, Run run) {
        this.pgbench = new Pgbench(program, server.login(), scripts, 1);
        this.turns = new LoadTurns(
                load -> BareLoop.open(server.database().dataSource(), load),
                load -> EngineLoad.open(server.database()::connect, load, run),
                effort,
                run.random("turns"));
        this.histogram = new HistogramCheck(server.database()::connect, run);
        this.effort = effort;
    }

    static Outcome measure(Options options) throws Exception {
        Path program = PgbenchSearch.ofMachine().find();
        long seed = options.seed().orElseGet(() -> new Random().nextLong());
        System.out.println("repeat with " + Options.SEED + seed);
        try (Workspace workspace = Workspace.create();
                LoadServer server = LoadServer.start()) {
            return new LoadBenchmark(
                            program,
                            server,
                            workspace.directory("scripts"),
                            LoadEffort.of(options),
                            Run.of("load", seed))
                    .run()
                    .outcome();
        }
    }

    /** The first round of each load only lets the JVM compile; it is not counted. */
    private LoadMeasurements run() throws Exception {
        List<LoadSeries> series = new ArrayList<>();
        for (LoadStatement statement : LoadStatement.values()) {
            for (int clients : CLIENTS) {
                series.add(series(new LoadCase(statement, clients)));
            }
        }
        List<HistogramError> errors = new ArrayList<>();
        for (LoadStatement statement : LoadStatement.values()) {
            errors.add(histogram.ofRawLog(statement, effort.histogram()));
        }
        errors.add(histogram.ofPlantedDelays(effort.planted()));
        return new LoadMeasurements(series, errors);
    }

    private LoadSeries series(LoadCase load) throws Exception {
        Pgbench best = best(load);
        turns.round(load, best);
        List<LoadRound> rounds = new ArrayList<>();
        for (int count = 0; count < effort.rounds(load.clients()); count++) {
            rounds.add(turns.round(load, best));
        }
        return new LoadSeries(load, best.threads(), rounds);
    }

    /** Try 1 and 2 threads and one for each client, three times by turns, and take those with the best median. */
    private Pgbench best(LoadCase load) throws Exception {
        Map<Integer, List<Double>> rates = new TreeMap<>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            for (int threads : new TreeSet<>(List.of(1, Math.min(2, load.clients()), load.clients()))) {
                rates.computeIfAbsent(threads, unknown -> new ArrayList<>())
                        .add(pgbench.withThreads(threads).perSecond(load, effort.length()));
            }
        }
        return pgbench.withThreads(rates.entrySet().stream()
                .max(Comparator.comparingDouble(entry -> median(entry.getValue())))
                .orElseThrow()
                .getKey());
    }

    private static double median(List<Double> three) {
        return three.stream().sorted().skip(ATTEMPTS / 2).findFirst().orElseThrow();
    }
}
