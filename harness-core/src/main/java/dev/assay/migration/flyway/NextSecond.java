package dev.assay.migration.flyway;

import java.time.Clock;
import java.util.concurrent.locks.LockSupport;

/** Waits for the second of a clock to be over. */
final class NextSecond {
    private static final long PAUSE_NANOS = 1_000_000;

    private NextSecond() {}

    static void await(Clock clock) {
        long now = clock.instant().getEpochSecond();
        while (clock.instant().getEpochSecond() == now
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
