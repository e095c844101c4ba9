package dev.assay.chaos.node;

import dev.assay.chaos.fault.Healing;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Work on a thread of its own, which no interrupt of the caller reaches: half a kill or half a start would leave a server that
 * nobody can heal.
 *
 * @param <T> what the work gives
 */
final class Aside<T> {
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CompletableFuture<T> outcome = new CompletableFuture<>();

    private Aside() {}

    /** Put a fault in force aside, and have it healed aside. */
    static Healing inject(Callable<Healing> injection) throws Exception {
        Healing healing = begin(injection).end();
        return () -> {
            var unused = begin(() -> {
                        healing.heal();
                        return true;
                    })
                    .end();
        };
    }

    /** Begin work that is done once. */
    static <T> Aside<T> begin(Callable<T> work) {
        Aside<T> aside = new Aside<>();
        aside.start(work);
        return aside;
    }

    /** Begin work that is done at once and again after each pause, until {@link #end}. */
    static Aside<Boolean> repeat(Duration pause, Callable<?> work) {
        Aside<Boolean> aside = new Aside<>();
        aside.start(() -> {
            do {
                var unused = work.call();
            } while (!aside.stop.await(pause.toNanos(), TimeUnit.NANOSECONDS));
            return true;
        });
        return aside;
    }

    /**
     * Stop repeating, wait for the end whatever interrupts the caller, and return what came out. An interrupt is kept.
     *
     * @throws Exception what the work threw
     */
    T end() throws Exception {
        stop.countDown();
        try {
            return outcome.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Exception thrown) {
                throw thrown;
            }
            throw failed;
        }
    }

    /** Wait for the end of work whose session was ended, which is the end that was meant for it. */
    void awaitLost() {
        try {
            var unused = end();
        } catch (SQLException lost) {
            // That its session is gone for good is looked up on the server.
        } catch (Exception other) {
            throw new IllegalStateException("a statement of the fault ended otherwise than was meant: " + other, other);
        }
    }

    private void start(Callable<T> work) {
        Thread thread = new Thread(() -> run(work), "assay-chaos-node");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Callable<T> work) {
        try {
            outcome.complete(work.call());
        } catch (Throwable thrown) { // Whoever waits for the end would wait for ever.
            outcome.completeExceptionally(thrown);
        }
    }
}
