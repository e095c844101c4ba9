package dev.assay.load;

import dev.assay.check.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells a listener once a second how far a stretch of load has come, from a thread that the workers do not notice. */
final class ProgressWatch implements AutoCloseable {
    private final DriverOptions options;
    private final Ticker ticker;
    private final ScheduledExecutorService thread;

    ProgressWatch(DriverOptions options, Ticker ticker) {
        this.options = options;
        this.ticker = ticker;
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread watcher = new Thread(task, "assay-load-progress");
            watcher.setDaemon(true);
            return watcher;
        });
    }

    Future<?> watch(Stretch stretch, List<ProgressCounter> counters) {
        long everyMillis = options.progressEvery().toMillis();
        return thread.scheduleAtFixedRate(
                () -> options.progress().progress(now(stretch, counters)),
                everyMillis,
                everyMillis,
                TimeUnit.MILLISECONDS);
    }

    /** Throw what the listener of an ended watch has thrown. */
    static void requireNoFailure(Future<?> watch) throws InterruptedException {
        if (watch.isCancelled()) {
            return;
        }
        try {
            watch.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the listener to the progress of a load failed", failure.getCause());
        }
    }

    Progress now(Stretch stretch, List<ProgressCounter> counters) {
        long elapsed = Math.max(0, ticker.nanos() - stretch.startNanos());
        return new Progress(
                options.name(),
                Duration.ofNanos(elapsed),
                Duration.ofNanos(stretch.lengthNanos()),
                counters.stream().mapToLong(ProgressCounter::operations).sum(),
                counters.stream().mapToLong(ProgressCounter::failed).sum());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
