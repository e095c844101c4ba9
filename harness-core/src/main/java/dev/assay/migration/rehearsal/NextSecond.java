package dev.assay.migration.rehearsal;

import java.time.Clock;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the second of a clock to be over: what runs before and after it cannot have written the same time. It is the wall clock that
 * migrations and servers write, so no ticker can stand for it.
 */
public final class NextSecond {
    private static final long PAUSE_NANOS = 1_000_000;

    private NextSecond() {}

    /** Return once the wall clock shows another second, which takes at most one; earlier if the thread is interrupted. */
    public static void await() {
        await(Clock.systemUTC());
    }

    /** Return once the clock shows another second, which takes at most one; earlier if the thread is interrupted. */
    public static void await(Clock clock) {
        long now = clock.instant().getEpochSecond();
        while (clock.instant().getEpochSecond() == now
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
