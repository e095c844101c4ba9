package dev.assay.migration.data;

import dev.assay.check.Ticker;
import java.util.Objects;
import java.util.Random;

/**
 * How a data migration is run. Immutable.
 *
 * @param ticker elapsed time
 * @param sleeper lets time pass
 * @param random what is left to chance in pauses
 * @param throttle how it makes way for others
 * @param progress is told how far it has come
 */
public record RunSettings(
        Ticker ticker, Sleeper sleeper, Random random, Throttle throttle, StepProgressListener progress) {
    public RunSettings {
        Objects.requireNonNull(ticker);
        Objects.requireNonNull(sleeper);
        Objects.requireNonNull(random);
        Objects.requireNonNull(throttle);
        Objects.requireNonNull(progress);
    }

    /** Return the machine's time, the default throttle, and nobody who is told, with the source of chance. */
    public static RunSettings with(Random random) {
        return new RunSettings(Ticker.system(), Sleeper.system(), random, Throttle.DEFAULT, StepProgressListener.NONE);
    }

    /** Return these with another throttle. */
    public RunSettings throttle(Throttle other) {
        return new RunSettings(ticker, sleeper, random, other, progress);
    }

    /** Return these with somebody who is told how far it has come. */
    public RunSettings progress(StepProgressListener listener) {
        return new RunSettings(ticker, sleeper, random, throttle, listener);
    }

    /** Return these with other time. */
    public RunSettings time(Ticker other, Sleeper otherSleeper) {
        return new RunSettings(other, otherSleeper, random, throttle, progress);
    }
}
