package dev.assay.benchmarks;

/** One synthetic session: latencies in milliseconds, one after the other, and their true 95th percentile. Not thread-safe. */
interface LatencySession {
    /** How large a share of the latencies is above their 95th percentile. */
    double BEYOND = 0.05;

    /** Return the latency of the next request on the unchanged side; a side that is slower takes a multiple of it. */
    double next();

    /** Return the true 95th percentile of the requests that were taken so far. */
    double p95();

    /** Return the true 95th percentile over all sessions of 8,000 requests; the same, except where sessions differ. */
    default double p95OfAll() {
        return p95();
    }

    /** Return the latencies of the next requests. */
    default double[] take(int requests) {
        double[] latencies = new double[requests];
        for (int i = 0; i < requests; i++) {
            latencies[i] = next();
        }
        return latencies;
    }
}
