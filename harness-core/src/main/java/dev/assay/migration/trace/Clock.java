package dev.assay.migration.trace;

import dev.assay.check.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The time of a run without the time of watching, which holds locks longer than the migrations alone would. */
final class Clock {
    private final Ticker ticker;
    private final long zero;
    private long watching;

    Clock(Ticker ticker) {
        this.ticker = ticker;
        this.zero = ticker.nanos();
    }

    long now() {
        return ticker.nanos();
    }

    /** Leave out what has passed since then. */
    void leaveOutSince(long nanos) {
        watching += now() - nanos;
    }

    /** Return the time of the run at this moment, which must be later than what was left out last. */
    Duration at(long nanos) {
        return Duration.ofNanos(nanos - zero - watching);
    }

    /** Return one of the two moments of each lock. */
    Map<LockKey, Duration> times(Map<LockKey, LockSampler.Seen> seen, ToLongFunction<LockSampler.Seen> moment) {
        Map<LockKey, Duration> times = new HashMap<>();
        seen.forEach((lock, sample) -> times.put(lock, at(moment.applyAsLong(sample))));
        return times;
    }
}
