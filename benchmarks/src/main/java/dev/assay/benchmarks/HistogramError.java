package dev.assay.benchmarks;

import dev.assay.load.LatencyProfile;
import java.util.Locale;

/**
 * How far the percentiles of a histogram are from the truth.
 *
 * @param truth what is known of each latency
 * @param latencies how many there are
 * @param percentile where it is farthest
 * @param relative how far, as a share of the truth
 */
record HistogramError(String truth, int latencies, double percentile, double relative) {
    private static final int[] PER_THOUSAND = {500, 900, 950, 990, 999};

    /**
     * Compare p50, p90, p95, p99 and p99.9, by nearest rank on both sides.
     *
     * @param sortedNanos every latency, shortest first
     * @throws IllegalStateException if the profile does not have as many latencies
     */
    static HistogramError of(String truth, long[] sortedNanos, LatencyProfile profile) {
        if (sortedNanos.length == 0 || profile.count() != sortedNanos.length) {
            throw new IllegalStateException("[%s]: %d latencies are known and %d recorded"
                    .formatted(truth, sortedNanos.length, profile.count()));
        }
        HistogramError worst = new HistogramError(truth, sortedNanos.length, 0, -1);
        for (int perThousand : PER_THOUSAND) {
            int rank = (int) ((sortedNanos.length * (long) perThousand + 999) / 1000);
            double known = sortedNanos[rank - 1];
            double percentile = perThousand / 10.0;
            double error = Math.abs(profile.nanosAtPercentile(percentile) - known) / known;
            if (error > worst.relative) {
                worst = new HistogramError(truth, sortedNanos.length, percentile, error);
            }
        }
        return worst;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "percentiles beside %s: %d latencies, worst error %.3f %% at p%s",
                truth,
                latencies,
                100 * relative,
                percentile);
    }
}
