package dev.assay.database.container;

import com.github.dockerjava.api.exception.DockerException;
import dev.assay.database.DatabaseException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One question to the engine. Testcontainers' client waits without any limit, and where the engine was stopped it throws what its
 * socket threw; so each call has a thread of its own.
 */
final class EngineCall {
    /** Removing a container with a large volume takes longest. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private EngineCall() {}

    /** Ask for something to be done. */
    static void of(String what, Runnable call) {
        Object unused = of(what, Executors.callable(call, what));
    }

    /**
     * Ask.
     *
     * @throws DockerException if the engine answered, and refused
     * @throws DatabaseException if it did not answer
     */
    static <T> T of(String what, Callable<T> call) {
        return within(LIMIT, what, call);
    }

    static <T> T within(Duration limit, String what, Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "assay-engine-" + what);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DockerException refusal) {
                throw refusal;
            }
            throw silent(what, "the engine does not answer any more (" + root(e) + ")");
        } catch (TimeoutException e) {
            throw silent(what, "no answer within %d ms".formatted(limit.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while the engine was to %s a container".formatted(what), e);
        }
    }

    private static DatabaseException silent(String what, String found) {
        return DatabaseException.answer(
                "to %s a container".formatted(what),
                found,
                "Usually the container engine was stopped during the run, or hangs; its containers are removed by the next run",
                "start the engine again, or do without: assay.database.provider=embedded");
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return String.valueOf(root.getMessage()).strip();
    }
}
