package dev.assay.benchmarks;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Counts how often verdicts on latencies are right, on synthetic streams whose truth is known. */
final class TrustBenchmark {
    private static final int SESSIONS = 10_000;
    private static final int QUICK_SESSIONS = 200;
    private static final int REAL_RUNS = 50;
    private static final int QUICK_REAL_RUNS = 2;

    private TrustBenchmark() {}

    static Outcome measure(Options options) throws IOException, InterruptedException {
        long seed = options.seed().orElseGet(() -> new Random().nextLong());
        System.out.println("repeat with " + Options.SEED + seed);
        int sessions = options.quick() ? QUICK_SESSIONS : SESSIONS;
        Map<LatencyStream, StreamTally> tallies = new EnumMap<>(LatencyStream.class);
        for (LatencyStream stream : LatencyStream.values()) {
            tallies.put(stream, StreamTally.of(stream, sessions, seed));
        }
        TrustFigures figures = new TrustFigures(tallies, Optional.of(real(options, seed)));
        return new Outcome(TrustTable.of(tallies), figures.goals(), figures.json());
    }

    private static RealRuns real(Options options, long seed) throws IOException, InterruptedException {
        try {
            return RealComparisons.measure(options.quick() ? QUICK_REAL_RUNS : REAL_RUNS, !options.quick(), seed);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IOException("The comparisons on a real server failed", failure);
        }
    }
}
