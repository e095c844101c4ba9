package dev.assay.benchmarks;

import dev.assay.statistics.ErrorRates;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Cache hits (log-normal, median 10 ms, sigma 0.3) and 5.5 % misses (median 80 ms, sigma 0.5): the 95th percentile lies on the
 * edge of the gap between them.
 */
final class BimodalSession implements LatencySession {
    private static final double MISSES = 0.055;

    private static final double HIT_MILLIS = 10;
    private static final double HIT_SIGMA = 0.3;
    private static final double MISS_MILLIS = 80;
    private static final double MISS_SIGMA = 0.5;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    static final double P95 = Quantile.above(BEYOND, HIT_MILLIS, MISS_MILLIS, BimodalSession::shareAbove);

    private final SplittableRandom random;

    BimodalSession(SplittableRandom random) {
        this.random = random;
    }

    @Override
    public double next() {
        return random.nextDouble() < MISSES
                ? MISS_MILLIS * Math.exp(MISS_SIGMA * random.nextGaussian())
                : HIT_MILLIS * Math.exp(HIT_SIGMA * random.nextGaussian());
    }

    @Override
    public double p95() {
        return P95;
    }

    /**
     * Return how often the most powerful test could tell a budget from p95, the truth being a multiple of the budget: a one-sided
     * binomial test of all requests that knows them to be independent (Neyman and Pearson), with the whole error rate.
     */
    static double mostPower(double truth) {
        int requests = AbsoluteRun.MOST_REQUESTS;
        BinomialDistribution limit = BinomialDistribution.of(requests, BEYOND);
        BinomialDistribution above = BinomialDistribution.of(requests, shareAbove(P95 / truth));
        return truth < 1
                ? above.cumulativeProbability(limit.inverseCumulativeProbability(ErrorRates.DEFAULT.wrongPass()))
                : above.survivalProbability(limit.inverseSurvivalProbability(ErrorRates.DEFAULT.wrongBreach()));
    }

    /** Return the true share of latencies above a budget. */
    static double shareAbove(double millis) {
        return MISSES * NORMAL.survivalProbability(Math.log(millis / MISS_MILLIS) / MISS_SIGMA)
                + (1 - MISSES) * NORMAL.survivalProbability(Math.log(millis / HIT_MILLIS) / HIT_SIGMA);
    }
}
