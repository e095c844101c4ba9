package dev.assay.load;

import dev.assay.check.Run;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Drives a load: as many clients as the settings say, each on a thread and a connection of its own, kept over all stretches.
 * The clients pause for a moment between two stretches, while nobody measures. Not thread-safe.
 *
 * <pre>{@code
 * Workload mix = Workload.of("search", 9, worker -> search(worker)).and("insert", 1, worker -> insert(worker));
 * LoadSettings settings = LoadSettings.DEFAULT
 *         .withConcurrency(8)
 *         .withPace(new Pace.Open(Quantity.rate("200/s"), Arrivals.POISSON))
 *         .withWarmUp(new WarmUp.Detected(Duration.ofSeconds(30)));
 * try (LoadDriver load = LoadDriver.open(database::connect, mix, settings, Run.of("orders", 42))) {
 *     WarmUpResult warmUp = load.warmUp();
 *     Recording recording = load.drive(settings.duration());
 *     long p99 = recording.operation("search").latencies().nanosAtPercentile(99);
 * }
 * }</pre>
 */
public final class LoadDriver implements AutoCloseable {
    private final LoadSettings settings;
    private final Run run;
    private final Crew crew;
    private final StretchRunner stretches;

    private LoadDriver(LoadSettings settings, Run run, Crew crew, StretchRunner stretches) {
        this.settings = settings;
        this.run = run;
        this.crew = crew;
        this.stretches = stretches;
    }

    /** Open every connection; the load itself starts with {@link #warmUp} or {@link #drive}. */
    public static LoadDriver open(ConnectionSource source, Workload workload, LoadSettings settings, Run run)
            throws SQLException {
        return open(source, workload, settings, DriverOptions.DEFAULT, run);
    }

    /** Open every connection of a load that is run and watched in another way than usual. */
    public static LoadDriver open(
            ConnectionSource source, Workload workload, LoadSettings settings, DriverOptions options, Run run)
            throws SQLException {
        return open(source, workload, settings, options, run, Waiting.parking(run.ticker()));
    }

    static LoadDriver open(
            ConnectionSource source,
            Workload workload,
            LoadSettings settings,
            DriverOptions options,
            Run run,
            Waiting waiting)
            throws SQLException {
        int clients = settings.concurrency();
        List<Crew.Recruit> recruits = IntStream.range(0, clients)
                .<Crew.Recruit>mapToObj(
                        number -> () -> new Worker(number, clients, run.random("worker " + number), source))
                .toList();
        Crew crew = Crew.open(recruits, clients, options.threads().factory(clients, settings.pace()));
        StretchRunner stretches = new StretchRunner(new Mix(workload), settings.pace(), options, run, waiting, crew);
        return new LoadDriver(settings, run, crew, stretches);
    }

    /** Drive a whole load: ramp, warm-up, and the duration of the settings. */
    public static LoadResult measure(
            ConnectionSource source, Workload workload, LoadSettings settings, DriverOptions options, Run run)
            throws Exception {
        try (LoadDriver load = open(source, workload, settings, options, run)) {
            WarmUpResult warmUp = load.warmUp();
            Recording recording = load.drive(settings.duration());
            return new LoadResult(warmUp, recording, load.cost());
        }
    }

    /**
     * Drive the ramp and the warm-up of the settings.
     *
     * @param limits latency limits in nanoseconds, ascending, for which the operations above are counted
     * @throws Exception what an operation threw, if it was no {@link SQLException}
     */
    public WarmUpResult warmUp(long... limits) throws Exception {
        if (!settings.ramp().isZero()) {
            stretches.ramp(settings.ramp());
        }
        return new WarmUpDetection(stretches, crew, limits, run.ticker()).run(settings.warmUp());
    }

    /**
     * Drive the load for a time and return what all workers measured.
     *
     * @param limits latency limits in nanoseconds, ascending, for which the operations above are counted
     * @throws Exception what an operation threw, if it was no {@link SQLException}
     */
    public Recording drive(Duration length, long... limits) throws Exception {
        return stretches.drive(length, limits, Window.NANOS);
    }

    /**
     * Drive the load for a time, or until so many operations have begun, and return what all workers measured.
     *
     * @param most how many operations, over all workers
     * @param limits latency limits in nanoseconds, ascending, for which the operations above are counted
     * @throws Exception what an operation threw, if it was no {@link SQLException}
     */
    public Recording driveAtMost(long most, Duration length, long... limits) throws Exception {
        return stretches.drive(length, most, limits, Window.NANOS);
    }

    /**
     * Drive the load for a number of operations, over all workers, at most for the time limit of the run. In a closed load
     * each worker has its share of them.
     *
     * @param limits latency limits in nanoseconds, ascending, for which the operations above are counted
     * @throws Exception what an operation threw, if it was no {@link SQLException}
     */
    public Recording driveOperations(long count, long... limits) throws Exception {
        return stretches.driveOperations(count, limits);
    }

    /**
     * Drive the load in slices until what was measured so far is enough.
     *
     * @param slice how long to drive before each question, at least 100 ms
     * @param longest how long to drive altogether; slices that do not fit into it are left out, and none begins after it
     * @param enough is asked after each slice
     * @param limits latency limits in nanoseconds, ascending, for which the operations above are counted
     * @throws Exception what an operation threw, if it was no {@link SQLException}
     */
    public Recording driveUntil(Duration slice, Duration longest, Predicate<Recording> enough, long... limits)
            throws Exception {
        if (slice.toNanos() < Window.NANOS) {
            throw new IllegalArgumentException("a slice of [" + slice.toMillis() + " ms] is shorter than [100 ms]");
        }
        Recording all = new Recording(limits, 0);
        long slices = Math.max(1, longest.dividedBy(slice));
        long begin = run.ticker().nanos();
        for (long taken = 0; taken < slices && !exhausted() && isWithin(longest, begin); taken++) {
            all.append(drive(slice, limits));
            if (enough.test(all)) {
                return all;
            }
        }
        return all;
    }

    /** A slice takes longer than it is long where its last operations do. */
    private boolean isWithin(Duration longest, long beginNanos) {
        return run.ticker().nanos() - beginNanos < longest.toNanos();
    }

    /** Return whether the run's limit of operations is reached. */
    public boolean exhausted() {
        return stretches.left() < 1;
    }

    /** Return the statements that workers have prepared, each once. */
    public Set<String> preparedSql() {
        return crew.preparedSql();
    }

    /** Measure what driving the load costs itself; takes some tens of milliseconds, so do it after the load. */
    public GeneratorCost cost() throws Exception {
        Worker idle = new Worker(0, 1, run.random("empty loop"), crew.workers().get(0)::connection);
        EmptyLoop loop = new EmptyLoop(idle, run);
        return new GeneratorCost(loop.nanosPerOperation(), loop.clockResolutionNanos(), stretches.cpuShare());
    }

    @Override
    public void close() throws SQLException {
        stretches.close();
        crew.close();
    }
}
