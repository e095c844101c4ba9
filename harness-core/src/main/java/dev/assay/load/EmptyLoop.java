package dev.assay.load;

import dev.assay.check.Run;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/** The loop of a load around an operation that does nothing, which shows what the loop costs itself. */
record EmptyLoop(Worker worker, Run run) {
    private static final Workload NOTHING = Workload.of(worker -> {});
    private static final Pace.Closed UNPAUSED = new Pace.Closed(Duration.ZERO);
    private static final int WARM_UP = 100_000;
    private static final int BATCH = 10_000;
    private static final int BATCHES = 9;
    private static final int CLOCK_READINGS = 10_000;

    /** Return the median of several batches, so that a pause of the machine does not count. */
    double nanosPerOperation() throws Exception {
        batch(WARM_UP);
        double[] batches = new double[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            batches[i] = batch(BATCH);
        }
        Arrays.sort(batches);
        return batches[BATCHES / 2];
    }

    long clockResolutionNanos() {
        long smallest = Long.MAX_VALUE;
        long last = run.ticker().nanos();
        for (int i = 0; i < CLOCK_READINGS; i++) {
            long now = run.ticker().nanos();
            smallest = now > last ? Math.min(smallest, now - last) : smallest;
            last = now;
        }
        return smallest == Long.MAX_VALUE ? 0 : smallest;
    }

    private double batch(int operations) throws Exception {
        Mix mix = new Mix(NOTHING);
        Stretch stretch =
                new Stretch(0, run.ticker().nanos(), Long.MAX_VALUE / 2, operations, false, new AtomicBoolean());
        Recording recording = new Recording(mix.names(), new long[0], 0, Window.NANOS);
        Turns turns = new ClosedSchedule(UNPAUSED, 1, mix, stretch, run, Waiting.parking(run.ticker()))
                .turns(0, recording.startDelays());
        WorkerLoop loop = new WorkerLoop(worker, mix, turns, run.ticker(), stretch, recording, null);
        loop.call();
        return (double) nanos(loop, stretch) / operations;
    }

    /** Processor time where it is known, since that is what is spent, however busy the machine is with other things. */
    private long nanos(WorkerLoop loop, Stretch stretch) {
        return loop.cpuNanos() == CpuTime.UNKNOWN ? run.ticker().nanos() - stretch.startNanos() : loop.cpuNanos();
    }
}
