package dev.assay.migration.rehearsal;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for a second of a clock to pass: what runs before and after it cannot have written the same time, whether that was cut or
 * rounded to seconds. It is the wall clock that migrations and servers write, so no ticker can stand for it.
 */
public final class NextSecond {
    private static final long PAUSE_NANOS = 1_000_000;

    private NextSecond() {}

    /** Return once the wall clock is a second further; earlier if the thread is interrupted. */
    public static void await() {
        await(Clock.systemUTC());
    }

    /** Return once the clock is a second further; earlier if the thread is interrupted. */
    public static void await(Clock clock) {
        Instant end = clock.instant().plusSeconds(1);
        while (clock.instant().isBefore(end) && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
