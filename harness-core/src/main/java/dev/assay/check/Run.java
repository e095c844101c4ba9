package dev.assay.check;

import java.util.Objects;
import java.util.Random;

/**
 * What a check is given to run with. Immutable and thread-safe.
 *
 * @param seed the one source of all randomness; printed with every verdict
 * @param ticker elapsed time
 * @param limits how far to go
 * @param origin what asks
 */
public record Run(long seed, Ticker ticker, Limits limits, Origin origin) {
    public Run {
        Objects.requireNonNull(ticker);
        Objects.requireNonNull(limits);
        Objects.requireNonNull(origin);
    }

    /** Return a run with the machine's clock and the default limits. */
    public static Run of(String name, long seed) {
        return new Run(seed, Ticker.system(), Limits.DEFAULT, Origin.named(name));
    }

    /**
     * Return the random numbers of one purpose: the same seed and purpose give the same numbers, whatever other purposes
     * drew in between.
     */
    public Random random(String purpose) {
        return new Random(seed * 0x9E3779B97F4A7C15L ^ (purpose.hashCode() * 0xBF58476D1CE4E5B9L));
    }
}
