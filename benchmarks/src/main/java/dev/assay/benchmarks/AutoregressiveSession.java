package dev.assay.benchmarks;

import java.util.SplittableRandom;

/** Logarithms that are the sum of a state, correlated by 0.95 from request to request (sigma 0.45), and noise (sigma 0.3). */
final class AutoregressiveSession implements LatencySession {
    private static final double CORRELATION = 0.95;
    private static final double STATE_SIGMA = 0.45;
    private static final double NOISE_SIGMA = 0.3;
    /** Of both together. */
    private static final double SIGMA = Math.hypot(STATE_SIGMA, NOISE_SIGMA);

    private static final double INNOVATION = Math.sqrt(1 - CORRELATION * CORRELATION);

    private final SplittableRandom random;
    private double state;

    AutoregressiveSession(SplittableRandom random) {
        this.random = random;
        this.state = random.nextGaussian();
    }

    @Override
    public double next() {
        state = CORRELATION * state + INNOVATION * random.nextGaussian();
        return LognormalSession.MEDIAN * Math.exp(STATE_SIGMA * state + NOISE_SIGMA * random.nextGaussian());
    }

    @Override
    public double p95() {
        return LognormalSession.MEDIAN * Math.exp(LognormalSession.NORMAL_P95 * SIGMA);
    }
}
