package dev.assay.benchmarks;

import java.util.SplittableRandom;

/**
 * Requests that arrive every 38 ms at one server, which takes 21 ms of them (median; log-normal, sigma 0.5) and pauses for 60 to
 * 260 ms after 400 requests on average (exponential). Latencies count from the arrival, so requests behind a pause queue.
 */
final class PauseSession implements LatencySession {
    /** The 95th percentile, from 1,000,000,000 requests; its standard error is below 0.0002 of it. */
    private static final double P95 = 64.165;

    private static final double ARRIVAL_MILLIS = 38;
    private static final double SERVICE_MILLIS = 21;
    private static final double SERVICE_SIGMA = 0.5;
    private static final double SHORTEST_PAUSE = 60;
    private static final double LONGEST_PAUSE = 260;
    private static final double REQUESTS_BETWEEN = 400;
    private static final int REQUESTS_TO_STEADY = 200;

    private final SplittableRandom random;
    private double untilPause;
    private double now;
    private double free;

    PauseSession(SplittableRandom random) {
        this.random = random;
        this.untilPause = random.nextExponential() * REQUESTS_BETWEEN;
        take(REQUESTS_TO_STEADY);
    }

    @Override
    public double next() {
        now += ARRIVAL_MILLIS;
        free = Math.max(free, now);
        if (--untilPause <= 0) {
            free += SHORTEST_PAUSE + (LONGEST_PAUSE - SHORTEST_PAUSE) * random.nextDouble();
            untilPause = random.nextExponential() * REQUESTS_BETWEEN;
        }
        free += SERVICE_MILLIS * Math.exp(SERVICE_SIGMA * random.nextGaussian());
        return free - now;
    }

    @Override
    public double p95() {
        return P95;
    }
}
