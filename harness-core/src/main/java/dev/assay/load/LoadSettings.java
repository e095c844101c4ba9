package dev.assay.load;

import dev.assay.check.MistakeException;
import java.time.Duration;

/**
 * How a load is driven.
 *
 * @param concurrency how many workers, each on a connection of its own, at least 1
 * @param duration how long is measured before the first look, at least 200 ms; up to four times as long where a promise
 *     is not clear yet
 * @param warmUp how long is driven before that without being measured
 * @param pace when the next operation begins
 * @param ramp over which time the load grows from nothing to its full size, before the warm-up; zero means at once
 */
public record LoadSettings(int concurrency, Duration duration, WarmUp warmUp, Pace pace, Duration ramp) {
    /** Above the default, which is checked against it. */
    private static final Duration SHORTEST = Duration.ofMillis(200);

    /** A closed load of one worker that never pauses, 5 s measured after 1 s of warm-up. */
    public static final LoadSettings DEFAULT = new LoadSettings(
            1, Duration.ofSeconds(5), new WarmUp.Fixed(Duration.ofSeconds(1)), Pace.UNPAUSED, Duration.ZERO);

    public LoadSettings {
        requireWorkers(concurrency);
        if (duration.compareTo(SHORTEST) < 0) {
            throw new MistakeException(
                    "@LatencyBudget duration = [" + duration.toMillis() + "ms]",
                    "it is shorter than [200ms]",
                    "throughput is counted in stretches of 100 ms, and one stretch has no spread",
                    "duration = \"5s\"");
        }
        requireNotNegative("warmup", warmUp.longest(), "1s");
        requireNotNegative("ramp", ramp, "2s");
    }

    /** Return these settings with another number of workers. */
    public LoadSettings withConcurrency(int workers) {
        return new LoadSettings(workers, duration, warmUp, pace, ramp);
    }

    /**
     * Refuse a load without anybody who drives it.
     *
     * @throws MistakeException if there is no worker
     */
    public static void requireWorkers(int concurrency) {
        if (concurrency < 1) {
            throw new MistakeException(
                    "@LatencyBudget concurrency = [" + concurrency + "]",
                    "there is no load without a worker",
                    "",
                    "concurrency = 1");
        }
    }

    /** Return these settings with another measured time. */
    public LoadSettings withDuration(Duration measured) {
        return new LoadSettings(concurrency, measured, warmUp, pace, ramp);
    }

    /** Return these settings with another warm-up. */
    public LoadSettings withWarmUp(WarmUp unmeasured) {
        return new LoadSettings(concurrency, duration, unmeasured, pace, ramp);
    }

    /** Return these settings with another pace. */
    public LoadSettings withPace(Pace other) {
        return new LoadSettings(concurrency, duration, warmUp, other, ramp);
    }

    /** Return these settings with another ramp. */
    public LoadSettings withRamp(Duration growing) {
        return new LoadSettings(concurrency, duration, warmUp, pace, growing);
    }

    private static void requireNotNegative(String attribute, Duration time, String example) {
        if (time.isNegative()) {
            throw new MistakeException(
                    "@LatencyBudget " + attribute + " = [" + time.toMillis() + "ms]",
                    "it is negative",
                    "",
                    attribute + " = \"" + example + "\"");
        }
    }
}
