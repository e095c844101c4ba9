package dev.assay.load;

import dev.assay.check.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Runs one stretch of load after another with the same crew, and keeps the books over all of them. */
final class StretchRunner implements AutoCloseable {
    /** So that every client of an open load waits for the first arrival, whatever its thread needs to begin. */
    private static final long LEAD_NANOS = 5_000_000;

    private static final long[] NO_LIMITS = {};

    private final Mix mix;
    private final Pace pace;
    private final DriverOptions options;
    private final Run run;
    private final Waiting waiting;
    private final Crew crew;
    private final @Nullable ProgressWatch watch;
    private int stretches;
    private long operations;
    private long cpuNanos;
    private long drivenNanos;

    StretchRunner(Mix mix, Pace pace, DriverOptions options, Run run, Waiting waiting, Crew crew) {
        this.mix = mix;
        this.pace = pace;
        this.options = options;
        this.run = run;
        this.waiting = waiting;
        this.crew = crew;
        this.watch = options.progress() == ProgressListener.NONE ? null : new ProgressWatch(options, run.ticker());
    }

    Recording drive(Duration length, long[] limits, long windowNanos) throws Exception {
        return drive(length, left(), limits, windowNanos);
    }

    Recording drive(Duration length, long most, long[] limits, long windowNanos) throws Exception {
        int windows = (int) Math.max(1, length.toNanos() / windowNanos);
        Recording all = new Recording(mix.names(), limits, windows, windowNanos);
        run(length, Math.min(most, left()), false, all);
        if (left() < 1 || all.operations() >= most) {
            all.trim();
        }
        return all;
    }

    Recording driveOperations(long count, long[] limits) throws Exception {
        Recording all = new Recording(mix.names(), limits, 0, Window.NANOS);
        run(run.limits().time(), Math.min(count, left()), false, all);
        return all;
    }

    void ramp(Duration length) throws Exception {
        run(length, left(), true, new Recording(mix.names(), NO_LIMITS, 0, Window.NANOS));
    }

    /** Return how many operations the limits of the run still allow. */
    long left() {
        return run.limits().operations() - operations;
    }

    OptionalDouble cpuShare() {
        return cpuNanos == CpuTime.UNKNOWN || drivenNanos <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (double) cpuNanos / drivenNanos / Runtime.getRuntime().availableProcessors());
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }

    private Stretch stretch(Duration length, long most, boolean ramp) {
        long lead = pace instanceof Pace.Open ? LEAD_NANOS : 0;
        long start = run.ticker().nanos() + lead;
        return new Stretch(stretches++, start, length.toNanos(), most, ramp, new AtomicBoolean());
    }

    /** What the workers write to is made before the time of the stretch begins. */
    private void run(Duration length, long most, boolean ramp, Recording all) throws Exception {
        List<Recording> own =
                crew.workers().stream().map(worker -> all.sibling()).toList();
        Stretch stretch = stretch(length, most, ramp);
        Schedule schedule = schedule(stretch);
        List<WorkerLoop> loops = new ArrayList<>();
        for (Worker worker : crew.workers()) {
            loops.add(loop(worker, schedule, stretch, own.get(worker.number())));
        }
        long processNanos = CpuTime.ofThisProcess();
        watched(stretch, loops).forEach(all::merge);
        schedule.settle(all.startDelays());
        operations += all.operations();
        drivenNanos += run.ticker().nanos() - stretch.startNanos();
        long ofThreads = loops.stream().mapToLong(WorkerLoop::cpuNanos).reduce(0, CpuTime::plus);
        cpuNanos = CpuTime.plus(
                cpuNanos,
                ofThreads == CpuTime.UNKNOWN ? CpuTime.between(processNanos, CpuTime.ofThisProcess()) : ofThreads);
    }

    private Schedule schedule(Stretch stretch) {
        return pace instanceof Pace.Open open
                ? new OpenSchedule(open, mix, stretch, run, waiting)
                : new ClosedSchedule((Pace.Closed) pace, crew.workers().size(), mix, stretch, run, waiting);
    }

    private WorkerLoop loop(Worker worker, Schedule schedule, Stretch stretch, Recording recording) {
        Turns turns = schedule.turns(worker.number(), recording.startDelays());
        RawTrack track = null;
        if (options.rawLog()) {
            track = new RawTrack(worker.number(), mix.names());
            recording.keep(track);
        }
        return new WorkerLoop(worker, mix, turns, run.ticker(), stretch, recording, track);
    }

    private List<Recording> watched(Stretch stretch, List<WorkerLoop> loops) throws Exception {
        Duration patience =
                Duration.ofNanos(stretch.lengthNanos()).plus(run.limits().time());
        if (watch == null) {
            return crew.run(loops, patience);
        }
        Future<?> telling =
                watch.watch(stretch, loops.stream().map(WorkerLoop::progress).toList());
        List<Recording> recordings;
        try {
            recordings = crew.run(loops, patience);
        } finally {
            telling.cancel(false);
        }
        ProgressWatch.requireNoFailure(telling);
        return recordings;
    }
}
