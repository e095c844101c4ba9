package dev.assay.load;

import dev.assay.check.MistakeException;
import java.time.Duration;

/**
 * How a load is driven. A closed load: each worker starts its next operation as soon as the one before has ended.
 *
 * @param concurrency how many workers, at least 1
 * @param duration how long is measured before the first look, at least 200 ms; up to four times as long where a promise
 *     is not clear yet
 * @param warmUp how long is driven before that without being measured; zero means not at all
 */
public record LoadSettings(int concurrency, Duration duration, Duration warmUp) {
    /** Above the default, which is checked against it. */
    private static final Duration SHORTEST = Duration.ofMillis(200);

    /** One worker, 5 s measured after 1 s of warm-up. */
    public static final LoadSettings DEFAULT = new LoadSettings(1, Duration.ofSeconds(5), Duration.ofSeconds(1));

    public LoadSettings {
        if (concurrency < 1) {
            throw new MistakeException(
                    "@LatencyBudget concurrency = [" + concurrency + "]",
                    "there is no load without a worker",
                    "",
                    "concurrency = 1");
        }
        if (duration.compareTo(SHORTEST) < 0) {
            throw new MistakeException(
                    "@LatencyBudget duration = [" + duration.toMillis() + "ms]",
                    "it is shorter than [200ms]",
                    "throughput is counted in stretches of 100 ms, and one stretch has no spread",
                    "duration = \"5s\"");
        }
        if (warmUp.isNegative()) {
            throw new MistakeException(
                    "@LatencyBudget warmup = [" + warmUp.toMillis() + "ms]", "it is negative", "", "warmup = \"1s\"");
        }
    }

    LoadSettings withConcurrency(int workers) {
        return new LoadSettings(workers, duration, warmUp);
    }

    LoadSettings withDuration(Duration measured) {
        return new LoadSettings(concurrency, measured, warmUp);
    }

    LoadSettings withWarmUp(Duration unmeasured) {
        return new LoadSettings(concurrency, duration, unmeasured);
    }
}
