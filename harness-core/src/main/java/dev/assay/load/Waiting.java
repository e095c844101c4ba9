package dev.assay.load;

import dev.assay.check.Ticker;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Lets a client wait for a moment of the run's ticker. Thread-safe. */
@FunctionalInterface
interface Waiting {
    /** What a parked thread typically oversleeps on Linux, whose timers have a slack of 50 us. */
    long SLACK_NANOS = 50_000;

    long LONGEST_PARK_NANOS = 50_000_000;

    /** Return at that moment, or soon after the stop was raised. */
    void until(long deadlineNanos, AtomicBoolean stop) throws InterruptedException;

    /** Return a waiting that parks the thread, and spins for at most the slack of the timer. */
    static Waiting parking(Ticker ticker) {
        return (deadline, stop) -> {
            long left = deadline - ticker.nanos();
            while (left > 0 && !stop.get()) {
                step(left);
                left = deadline - ticker.nanos();
            }
        };
    }

    private static void step(long left) throws InterruptedException {
        if (left <= SLACK_NANOS) {
            Thread.onSpinWait();
            return;
        }
        LockSupport.parkNanos(Math.min(left - SLACK_NANOS, LONGEST_PARK_NANOS));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
