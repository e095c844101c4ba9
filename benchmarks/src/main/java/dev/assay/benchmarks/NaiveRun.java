package dev.assay.benchmarks;

import dev.assay.statistics.BlockStatistic;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The usual comparison: p95 of 2,000 requests of each side, breached where one is more than 10 % above the other.
 *
 * @param overStored the new p95 over one that was stored in another session
 * @param overFirst the p95 of the second half of one session over that of its first half
 */
record NaiveRun(double overStored, double overFirst) {
    static final int REQUESTS = 2000;
    private static final double HIGHEST = 1.10;
    private static final BlockStatistic P95 = BlockStatistic.percentile(0.95);

    static NaiveRun of(LatencyStream stream, SplittableRandom random) {
        Supplier<LatencySession> sessions = () -> stream.session(random.split());
        double stored = p95(sessions.get());
        LatencySession session = sessions.get();
        double first = p95(session);
        return new NaiveRun(p95(sessions.get()) / stored, p95(session) / first);
    }

    static boolean breached(double ratio, double slowDown) {
        return ratio * slowDown > HIGHEST;
    }

    private static double p95(LatencySession session) {
        return P95.of(session.take(REQUESTS), 0, REQUESTS);
    }
}
