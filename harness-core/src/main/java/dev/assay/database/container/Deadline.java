package dev.assay.database.container;

import dev.assay.check.Ticker;
import java.time.Duration;

/** The end of a bounded wait. */
final class Deadline {
    private final Ticker ticker;
    private final long start;
    private final Duration limit;

    private Deadline(Ticker ticker, Duration limit) {
        this.ticker = ticker;
        this.start = ticker.nanos();
        this.limit = limit;
    }

    static Deadline in(Duration limit) {
        return new Deadline(Ticker.system(), limit);
    }

    Duration limit() {
        return limit;
    }

    /** Give what is left, zero at least. */
    Duration left() {
        Duration left = limit.minusNanos(ticker.nanos() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean over() {
        return left().isZero();
    }
}
