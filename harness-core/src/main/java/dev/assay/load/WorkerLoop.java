package dev.assay.load;

import dev.assay.check.Ticker;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets one worker repeat the operation until the time or its quota is over, or until any worker raised the stop. */
final class WorkerLoop implements Callable<Recording> {
    private final Worker worker;
    private final Operation operation;
    private final Ticker ticker;
    private final Stretch stretch;
    private final AtomicBoolean stop;
    private final Recording recording;

    /**
     * The bounds of one stretch of load.
     *
     * @param startNanos when it starts, by the ticker
     * @param lengthNanos how long it lasts
     * @param quota how many operations a worker may run
     */
    record Stretch(long startNanos, long lengthNanos, long quota) {}

    WorkerLoop(
            Worker worker,
            Operation operation,
            Ticker ticker,
            Stretch stretch,
            AtomicBoolean stop,
            Recording recording) {
        this.worker = worker;
        this.operation = operation;
        this.ticker = ticker;
        this.stretch = stretch;
        this.stop = stop;
        this.recording = recording;
    }

    @Override
    public Recording call() throws Exception {
        boolean finished = false;
        try {
            long elapsed = 0;
            while (elapsed < stretch.lengthNanos() && recording.operations() < stretch.quota() && !stop.get()) {
                elapsed = once();
            }
            finished = true;
            return recording;
        } finally {
            if (!finished) {
                stop.set(true);
            }
        }
    }

    /** Run one operation and return when it ended. */
    private long once() throws Exception {
        long begin = ticker.nanos();
        try {
            worker.attempt(operation);
            long end = ticker.nanos();
            recording.success(end - stretch.startNanos(), end - begin);
            return end - stretch.startNanos();
        } catch (Exception failure) {
            SQLException complaint = FailureLog.causeOf(failure).orElseThrow(() -> failure);
            worker.suspect();
            long elapsed = ticker.nanos() - stretch.startNanos();
            recording.failure(elapsed, complaint);
            return elapsed;
        }
    }
}
