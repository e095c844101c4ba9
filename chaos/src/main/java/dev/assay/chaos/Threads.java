package dev.assay.chaos;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads with a name that says whose they are, and their orderly end. */
final class Threads {
    private Threads() {}

    static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Wait for the end of threads that were shut down. An interrupt does not cut this short, for it may be the very reason to
     * clean up; it is kept for the caller.
     */
    static boolean haveEnded(ExecutorService threads, Duration within) {
        boolean interrupted = Thread.interrupted();
        try {
            return threads.awaitTermination(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException meanwhile) {
            interrupted = true;
            return haveEnded(threads, within);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
