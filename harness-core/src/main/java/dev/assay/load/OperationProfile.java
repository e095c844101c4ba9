package dev.assay.load;

/** What was measured of one operation of a mix. Not thread-safe while it is filled. */
public final class OperationProfile {
    private final LatencyProfile latencies = new LatencyProfile();
    private final FailureLog failures = new FailureLog();

    OperationProfile() {}

    void add(OperationProfile other) {
        latencies.add(other.latencies);
        failures.addAll(other.failures);
    }

    /** Return how many operations ended, failed ones included. */
    public long operations() {
        return latencies.count() + failures.count();
    }

    /** Return the latencies of its successes. */
    public LatencyProfile latencies() {
        return latencies;
    }

    /** Return its failures by SQLSTATE. */
    public FailureLog failures() {
        return failures;
    }
}
