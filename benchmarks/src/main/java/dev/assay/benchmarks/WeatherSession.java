package dev.assay.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Log-normal latencies (sigma 0.5) of a session that is slower or faster as a whole by 8 % (standard deviation of the
 * logarithm), and drifts from request to request by 0.0022 more (a random walk).
 *
 * <p>Its 95th percentile is that of this session: one session can tell nothing about the weather of others.
 */
final class WeatherSession implements LatencySession {
    private static final double SESSION_SIGMA = 0.08;
    private static final double STEP_SIGMA = 0.0022;
    /** So many requests drift by 0.02, which is far less than their spread. */
    private static final int REQUESTS_OF_A_WEATHER = 100;

    private static final double WIDEST = 10;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static final double P95_OF_ALL = Quantile.above(
            BEYOND, LognormalSession.MEDIAN, LognormalSession.MEDIAN * WIDEST, WeatherSession::shareOfAllAbove);

    private final SplittableRandom random;
    private final List<Double> weathers = new ArrayList<>();
    private double weather;
    private long requests;

    WeatherSession(SplittableRandom random) {
        this.random = random;
        this.weather = SESSION_SIGMA * random.nextGaussian();
    }

    @Override
    public double next() {
        weather += STEP_SIGMA * random.nextGaussian();
        if (requests++ % REQUESTS_OF_A_WEATHER == REQUESTS_OF_A_WEATHER / 2) {
            weathers.add(weather);
        }
        return LognormalSession.MEDIAN * Math.exp(weather + LognormalSession.SIGMA * random.nextGaussian());
    }

    @Override
    public double p95() {
        double median = LognormalSession.MEDIAN;
        return Quantile.above(BEYOND, median / WIDEST, median * WIDEST, this::shareAbove);
    }

    @Override
    public double p95OfAll() {
        return P95_OF_ALL;
    }

    private static double shareOfAllAbove(double millis) {
        double distance = Math.log(millis / LognormalSession.MEDIAN);
        double constant = SESSION_SIGMA * SESSION_SIGMA + LognormalSession.SIGMA * LognormalSession.SIGMA;
        return IntStream.range(0, AbsoluteRun.MOST_REQUESTS)
                .mapToDouble(request ->
                        NORMAL.survivalProbability(distance / Math.sqrt(constant + request * STEP_SIGMA * STEP_SIGMA)))
                .average()
                .orElseThrow();
    }

    private double shareAbove(double millis) {
        double distance = Math.log(millis / LognormalSession.MEDIAN);
        double sum = 0;
        for (double at : weathers) {
            sum += NORMAL.survivalProbability((distance - at) / LognormalSession.SIGMA);
        }
        return sum / weathers.size();
    }
}
