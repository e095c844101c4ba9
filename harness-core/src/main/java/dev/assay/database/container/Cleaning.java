package dev.assay.database.container;

import dev.assay.database.DatabaseException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Cleans up to the end, also for a thread that was interrupted or is interrupted meanwhile; it stays interrupted. */
final class Cleaning {
    private Cleaning() {}

    static void run(String name, Runnable work) {
        try {
            CompletableFuture.runAsync(work, task -> start(name, task)).join();
        } catch (CompletionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw cause instanceof RuntimeException failure
                    ? failure
                    : new DatabaseException(String.valueOf(cause.getMessage()), cause);
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
