package dev.assay.load;

import dev.assay.check.Ticker;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Lets one worker run an operation for each of its turns, until there are no more or any worker has raised the stop. */
final class WorkerLoop implements Callable<Recording> {
    private final Worker worker;
    private final Mix mix;
    private final Turns turns;
    private final Ticker ticker;
    private final long startNanos;
    private final AtomicBoolean stop;
    private final Recording recording;
    private final ProgressCounter progress = new ProgressCounter();
    private final @Nullable RawTrack track;
    private volatile long cpuNanos = CpuTime.UNKNOWN;

    WorkerLoop(
            Worker worker,
            Mix mix,
            Turns turns,
            Ticker ticker,
            Stretch stretch,
            Recording recording,
            @Nullable RawTrack track) {
        this.worker = worker;
        this.mix = mix;
        this.turns = turns;
        this.ticker = ticker;
        this.startNanos = stretch.startNanos();
        this.stop = stretch.stop();
        this.recording = recording;
        this.track = track;
    }

    @Override
    public Recording call() throws Exception {
        long cpuBefore = CpuTime.ofThisThread();
        boolean finished = false;
        try {
            long now = ticker.nanos();
            while (!stop.get() && turns.await(now)) {
                now = once();
            }
            finished = true;
            cpuNanos = CpuTime.between(cpuBefore, CpuTime.ofThisThread());
            return recording;
        } finally {
            if (!finished) {
                stop.set(true);
            }
        }
    }

    ProgressCounter progress() {
        return progress;
    }

    long cpuNanos() {
        return cpuNanos;
    }

    /** Run one operation and return when it ended. */
    private long once() throws Exception {
        int part = turns.part();
        long begin = ticker.nanos();
        long intended = turns.begin(begin);
        try {
            worker.attempt(mix.operation(part));
        } catch (Exception failure) {
            return failed(part, intended, begin, failure);
        }
        long end = ticker.nanos();
        recording.success(part, end - startNanos, end - intended);
        if (track != null) {
            track.success(part, intended, begin, end);
        }
        progress.operation();
        return end;
    }

    private long failed(int part, long intended, long begin, Exception failure) throws Exception {
        long end = ticker.nanos();
        SQLException complaint = FailureLog.causeOf(failure).orElseThrow(() -> failure);
        worker.suspect();
        recording.failure(part, end - startNanos, complaint);
        if (track != null) {
            track.failure(part, intended, begin, end, FailureLog.stateOf(complaint));
        }
        progress.failure();
        return end;
    }
}
