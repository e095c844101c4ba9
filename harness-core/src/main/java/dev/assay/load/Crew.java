package dev.assay.load;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The workers of a load, their connections, and the threads that run tasks with them. No two tasks share a worker. */
final class Crew implements AutoCloseable {
    private final List<Worker> workers;
    private final ExecutorService threads;

    private Crew(List<Worker> workers, int size, ThreadFactory factory) {
        this.workers = List.copyOf(workers);
        this.threads = started(size, factory);
    }

    /** All threads run before the first task comes: no load pays for their beginning. */
    private static ExecutorService started(int size, ThreadFactory factory) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        threads.prestartAllCoreThreads();
        return threads;
    }

    /** Connects one worker. */
    @FunctionalInterface
    interface Recruit {
        Worker connect() throws SQLException;
    }

    /**
     * Connect all workers, or none.
     *
     * @param size how many tasks run at once
     */
    static Crew open(List<Recruit> recruits, int size, ThreadFactory factory) throws SQLException {
        List<Worker> workers = new ArrayList<>();
        try {
            for (Recruit recruit : recruits) {
                workers.add(recruit.connect());
            }
            return new Crew(workers, size, factory);
        } catch (SQLException | RuntimeException failure) {
            closeAfter(failure, workers);
            throw failure;
        }
    }

    List<Worker> workers() {
        return workers;
    }

    /**
     * Run as many tasks at once as there are threads, and return their results.
     *
     * @param patience how long to wait for them; one that is not back by then is given up, and so is every connection
     * @throws Exception what the first task threw that threw anything
     */
    <T> List<T> run(List<? extends Callable<T>> tasks, Duration patience) throws Exception {
        List<Future<T>> futures = finished(tasks, patience);
        long stuck = futures.stream().filter(Future::isCancelled).count();
        if (stuck > 0) {
            workers.forEach(Worker::giveUp);
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            if (!future.isCancelled()) {
                results.add(result(future));
            }
        }
        if (stuck > 0) {
            throw new IllegalStateException("[" + stuck + "] of [" + tasks.size()
                    + "] workers were still in an operation [" + patience.toMillis()
                    + " ms] after the load had started");
        }
        return results;
    }

    /** Return the statements that workers have prepared, each once. */
    Set<String> preparedSql() {
        Set<String> all = new TreeSet<>();
        workers.forEach(worker -> all.addAll(worker.preparedSql()));
        return all;
    }

    /** Return whether every worker has used every prepared statement so often. */
    boolean allUsed(long times) {
        return preparedSql().stream().allMatch(sql -> workers.stream().allMatch(worker -> worker.uses(sql) >= times));
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        close(workers);
    }

    /** Nobody waits for the tasks of an interrupted load, so their workers are given up as well. */
    private <T> List<Future<T>> finished(List<? extends Callable<T>> tasks, Duration patience)
            throws InterruptedException {
        try {
            return threads.invokeAll(tasks, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            workers.forEach(Worker::giveUp);
            throw interrupted;
        }
    }

    private static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw failure.getCause() instanceof Exception exception ? exception : failure;
        }
    }

    private static void closeAfter(Exception failure, List<Worker> workers) {
        try {
            close(workers);
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    private static void close(List<Worker> workers) throws SQLException {
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
}
