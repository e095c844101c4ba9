package dev.assay.conditions;

import dev.assay.check.Ticker;
import java.util.Collection;
import java.util.function.LongConsumer;

/** Sleeps for a moment and sees how late it wakes: what delayed it has delayed other threads as well. Not thread-safe. */
final class HiccupMeter {
    static final long SLEEP_NANOS = 1_000_000;
    /** Timers and a busy machine delay by less than this all the time. */
    static final long SHORTEST_NANOS = 5_000_000;

    private final Ticker ticker;
    private final LongConsumer sleep;
    private final Collection<Disturbance> found;
    private long longest;

    /**
     * Create a meter.
     *
     * @param sleep sleeps for about so many nanoseconds
     * @param found where delays of at least 5 ms are added
     */
    HiccupMeter(Ticker ticker, LongConsumer sleep, Collection<Disturbance> found) {
        this.ticker = ticker;
        this.sleep = sleep;
        this.found = found;
    }

    /** Sleep once and return the time when that was over. */
    long measure() {
        long begin = ticker.nanos();
        sleep.accept(SLEEP_NANOS);
        long end = ticker.nanos();
        long late = end - begin - SLEEP_NANOS;
        longest = Math.max(longest, late);
        if (late >= SHORTEST_NANOS) {
            found.add(Disturbance.whole(Cause.SCHEDULING_DELAY, begin + SLEEP_NANOS, end));
        }
        return end;
    }

    long longestNanos() {
        return longest;
    }
}
