package dev.assay.benchmarks;

import java.util.SplittableRandom;

/** Independent log-normal latencies, of median 20 ms and sigma 0.5: the easy case, as no real latency is. */
final class LognormalSession implements LatencySession {
    static final double MEDIAN = 20;
    static final double SIGMA = 0.5;
    /** The 95th percentile of the standard normal distribution. */
    static final double NORMAL_P95 = 1.6448536269514722;

    private final SplittableRandom random;

    LognormalSession(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public double next() {
        return MEDIAN * Math.exp(SIGMA * random.nextGaussian());
    }

    @Override
    public double p95() {
        return MEDIAN * Math.exp(NORMAL_P95 * SIGMA);
    }
}
