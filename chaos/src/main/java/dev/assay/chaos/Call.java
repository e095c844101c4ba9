package dev.assay.chaos;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of an operation.
 *
 * @param operation which operation
 * @param client which of its clients, from 1
 * @param startNanos start, by the run's ticker
 * @param endNanos end, by the run's ticker
 * @param failure why it failed; null if it did not
 */
record Call(
        String operation,
        int client,
        long startNanos,
        long endNanos,
        @Nullable Failure failure) {
    boolean failed() {
        return failure != null;
    }

    Duration took() {
        return Duration.ofNanos(endNanos - startNanos);
    }
}
