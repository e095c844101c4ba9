package dev.assay.database.container;

import dev.assay.database.DatabaseException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Cleans up to the end, also for a thread that was interrupted or is interrupted meanwhile; it stays interrupted. */
final class Cleaning {
    private Cleaning() {}

    static void run(String name, Runnable work) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        while (!task.isDone()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        result(task);
    }

    private static void result(FutureTask<Void> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw cause instanceof RuntimeException failure
                    ? failure
                    : new DatabaseException(String.valueOf(cause.getMessage()), cause);
        } catch (InterruptedException e) {
            // It was done; only the flag was met.
            Thread.currentThread().interrupt();
        }
    }
}
