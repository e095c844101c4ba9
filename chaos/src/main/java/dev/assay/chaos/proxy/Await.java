package dev.assay.chaos.proxy;

import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the event loops within a bound, so that no call to the API can hang. */
@SuppressWarnings("FutureReturnValueIgnored") // The listener of a future passes it on.
final class Await {
    private static final Duration BOUND = Duration.ofSeconds(5);

    private Await() {}

    /** Waits for a step of the API; 503 after 5 s. */
    static <T> T result(CompletableFuture<T> step) {
        return result(step, BOUND);
    }

    /** Waits for a step of the API; 503 after the bound. */
    static <T> T result(CompletableFuture<T> step, Duration bound) {
        try {
            return step.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            throw unwrapped(failure);
        } catch (TimeoutException late) {
            throw new ApiException(503, "not done within " + bound.toMillis() + " ms");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ApiException(503, "the fault proxy is closing");
        }
    }

    /** Returns Netty's future as one of the JDK. */
    static <T> CompletableFuture<T> stage(Future<T> future) {
        CompletableFuture<T> step = new CompletableFuture<>();
        future.addListener((Future<T> done) -> {
            if (done.isSuccess()) {
                step.complete(done.getNow());
            } else {
                step.completeExceptionally(done.cause());
            }
        });
        return step;
    }

    private static RuntimeException unwrapped(ExecutionException failure) {
        return failure.getCause() instanceof ApiException refusal
                ? refusal
                : new CompletionException(failure.getCause());
    }
}
