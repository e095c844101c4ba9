package dev.assay.database.container;

import dev.assay.database.DatabaseException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that is done beside something else, and whose failure is one of whoever asked for it. */
final class Errand {
    private final FutureTask<Void> work;

    private Errand(FutureTask<Void> work) {
        this.work = work;
    }

    static Errand begin(String name, Runnable work) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return new Errand(task);
    }

    /** Wait for its end, and throw what it threw. */
    void await() {
        try {
            work.get();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw cause instanceof RuntimeException failure
                    ? failure
                    : new DatabaseException(String.valueOf(cause.getMessage()), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while containers of an earlier run were removed", e);
        }
    }
}
