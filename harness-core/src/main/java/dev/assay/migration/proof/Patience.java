package dev.assay.migration.proof;

import dev.assay.check.Ticker;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for something that the server does, in short pauses and not for ever. For one wait. */
public final class Patience {
    /** Far longer than the server takes for what it does at once, also on a machine under load. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private static final long PAUSE_NANOS = 1_000_000;

    private final Ticker ticker;
    private final long longest;
    private final long begin;

    /** Begin to wait, for {@link #LONGEST} at most. */
    public Patience(Ticker ticker) {
        this(ticker, LONGEST);
    }

    /** Begin to wait, for this time at most. */
    public Patience(Ticker ticker, Duration longest) {
        this.ticker = ticker;
        this.longest = longest.toNanos();
        this.begin = ticker.nanos();
    }

    /** Wait a moment. Return whether there may be another one: not if time is over or the thread is interrupted. */
    public boolean goesOn() {
        LockSupport.parkNanos(PAUSE_NANOS);
        return ticker.nanos() - begin <= longest && !Thread.currentThread().isInterrupted();
    }
}
