package dev.assay.benchmarks;

import dev.assay.check.Limits;
import dev.assay.check.Origin;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import dev.assay.load.ConnectionSource;
import dev.assay.load.DriverOptions;
import dev.assay.load.Operation;
import dev.assay.load.Recording;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Holds the percentiles of the engine against every single latency. */
final class HistogramCheck {
    private static final int CLIENTS = 8;
    /** Planted delays lie around 1 ms, one in a thousand above 100 ms. */
    private static final double MEDIAN_NANOS = 1e6;

    private static final double SPREAD = 1.5;

    private final ConnectionSource source;
    private final Run run;

    HistogramCheck(ConnectionSource source, Run run) {
        this.source = source;
        this.run = run;
    }

    /** Drive a real load, and compare with what the engine noted of each operation. */
    HistogramError ofRawLog(LoadStatement statement, Duration length) throws Exception {
        LoadCase load = new LoadCase(statement, CLIENTS);
        DriverOptions options = DriverOptions.DEFAULT.withRawLog();
        try (EngineLoad engine = EngineLoad.open(source, CLIENTS, EngineLoad.operation(statement), options, run)) {
            Recording recording = engine.record(length);
            return HistogramError.of(
                    "the raw log of " + load, recording.rawLog().latencies(), recording.latencies());
        }
    }

    /** Let the clock of the engine stand still but for delays that are known. */
    HistogramError ofPlantedDelays(int count) throws Exception {
        AtomicLong now = new AtomicLong();
        long[] delays = delays(count);
        long total = Arrays.stream(delays).sum();
        AtomicLong next = new AtomicLong();
        Operation planted = worker -> now.addAndGet(delays[(int) next.getAndIncrement()]);
        try (EngineLoad engine = EngineLoad.open(source, 1, planted, DriverOptions.DEFAULT, on(now::get))) {
            Recording recording = engine.record(Duration.ofNanos(total));
            Arrays.sort(delays);
            return HistogramError.of("planted delays", delays, recording.latencies());
        }
    }

    private long[] delays(int count) {
        Random random = run.random("planted delays");
        return random.doubles(count, 0, 1)
                .mapToLong(ignored -> (long) (MEDIAN_NANOS * Math.exp(SPREAD * random.nextGaussian())))
                .toArray();
    }

    private Run on(Ticker ticker) {
        return new Run(run.seed(), ticker, Limits.DEFAULT, Origin.named("histogram"));
    }
}
