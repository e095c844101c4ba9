package dev.assay.load;

import dev.assay.check.Run;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A closed load: workers on platform threads, each on a connection of its own, kept over all stretches. The workers pause
 * for a moment between two stretches, while nobody measures.
 */
final class ClosedLoad implements AutoCloseable {
    private final Operation operation;
    private final Run run;
    private final List<Worker> workers = new ArrayList<>();
    private final ExecutorService threads;
    private long operations;

    private ClosedLoad(Operation operation, Run run, int concurrency) {
        this.operation = operation;
        this.run = run;
        AtomicInteger started = new AtomicInteger();
        threads = Executors.newFixedThreadPool(concurrency, task -> {
            Thread thread = new Thread(task, "assay-load-" + started.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Open every connection; the load itself starts with {@link #drive}. */
    static ClosedLoad open(ConnectionSource source, Operation operation, int concurrency, Run run) throws SQLException {
        ClosedLoad load = new ClosedLoad(operation, run, concurrency);
        try {
            for (int number = 0; number < concurrency; number++) {
                load.workers.add(new Worker(number, run.random("worker " + number), source));
            }
            return load;
        } catch (SQLException | RuntimeException failure) {
            load.close();
            throw failure;
        }
    }

    /**
     * Drive the load for a time and return what all workers measured.
     *
     * @param limits latency limits in nanoseconds, ascending, for which the operations above are counted
     * @throws Exception what an operation threw, if it was no {@link SQLException}
     */
    Recording drive(Duration length, long[] limits) throws Exception {
        int windows = (int) Math.max(1, length.toNanos() / Window.NANOS);
        List<Recording> recordings = measure(length, limits, windows);
        Recording all = new Recording(limits, windows);
        recordings.forEach(all::merge);
        operations += all.operations();
        if (exhausted()) {
            all.trim();
        }
        return all;
    }

    /** Return whether the run's limit of operations is reached. */
    boolean exhausted() {
        return quota() < 1;
    }

    /** Return the statements that workers have prepared, each once. */
    Set<String> preparedSql() {
        Set<String> all = new TreeSet<>();
        workers.forEach(worker -> all.addAll(worker.preparedSql()));
        return all;
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        SQLException first = null;
        for (Worker worker : workers) {
            try {
                worker.close();
            } catch (SQLException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private List<Recording> measure(Duration length, long[] limits, int windows) throws Exception {
        WorkerLoop.Stretch stretch = new WorkerLoop.Stretch(run.ticker().nanos(), length.toNanos(), quota());
        AtomicBoolean stop = new AtomicBoolean();
        List<WorkerLoop> loops = workers.stream()
                .map(worker ->
                        new WorkerLoop(worker, operation, run.ticker(), stretch, stop, new Recording(limits, windows)))
                .toList();
        Duration patience = length.plus(run.limits().time());
        return collect(threads.invokeAll(loops, patience.toMillis(), TimeUnit.MILLISECONDS), patience);
    }

    private List<Recording> collect(List<Future<Recording>> futures, Duration patience) throws Exception {
        List<Recording> recordings = new ArrayList<>();
        int stuck = 0;
        for (Future<Recording> future : futures) {
            try {
                recordings.add(future.get());
            } catch (CancellationException late) {
                stuck++;
            } catch (ExecutionException failure) {
                throw rethrown(failure);
            }
        }
        if (stuck > 0) {
            throw abandoned(stuck, patience);
        }
        return recordings;
    }

    private static Exception rethrown(ExecutionException failure) {
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return failure.getCause() instanceof Exception exception ? exception : failure;
    }

    /** A worker that waits for the server holds its connection's lock, so that an orderly close would wait as well. */
    private IllegalStateException abandoned(int stuck, Duration patience) throws SQLException {
        for (Worker worker : workers) {
            worker.abort();
        }
        return new IllegalStateException("[" + stuck + "] of [" + workers.size()
                + "] workers were still in an operation [" + patience.toMillis() + " ms] after the load had started");
    }

    private long quota() {
        return (run.limits().operations() - operations) / workers.size();
    }
}
