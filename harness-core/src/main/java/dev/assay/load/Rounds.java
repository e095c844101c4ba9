package dev.assay.load;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What sides measured that ran side by side: one request of each side in every round, in order of time. Immutable.
 */
public final class Rounds {
    /** Stands for a request that failed: slower than every success. */
    public static final long FAILED = Long.MAX_VALUE;

    private final List<String> sides;
    private final long[][] nanos;
    private final List<FailureLog> failures;

    Rounds(List<String> sides, long[][] nanos, List<FailureLog> failures) {
        this.sides = List.copyOf(sides);
        this.nanos = nanos;
        this.failures = List.copyOf(failures);
    }

    /** Return rounds of these sides of which none has run. */
    public static Rounds none(List<String> sides) {
        return new Rounds(
                sides,
                new long[sides.size()][0],
                sides.stream().map(side -> new FailureLog()).toList());
    }

    /** Return the names of the sides, in the order in which they were given. */
    public List<String> sides() {
        return sides;
    }

    /** Return how many rounds there are. */
    public int count() {
        return nanos[0].length;
    }

    /** Return the nanoseconds of a side's requests, one for each round, at least 1; {@link #FAILED} for a failed one. */
    public long[] nanos(int side) {
        return nanos[side].clone();
    }

    /** Return the latencies of a side in nanoseconds, one for each round; positive infinity for a failed request. */
    public double[] latencies(int side) {
        return Arrays.stream(nanos[side])
                .mapToDouble(latency -> latency == FAILED ? Double.POSITIVE_INFINITY : latency)
                .toArray();
    }

    /** Return why requests of a side failed. */
    public FailureLog failures(int side) {
        return failures.get(side);
    }

    /** Return how many requests of a side succeeded. */
    public long succeeded(int side) {
        return Arrays.stream(nanos[side]).filter(latency -> latency != FAILED).count();
    }

    /** Return the distribution of the successful requests of a side. */
    public LatencyProfile profile(int side) {
        LatencyProfile profile = new LatencyProfile();
        Arrays.stream(nanos[side]).filter(latency -> latency != FAILED).forEach(profile::record);
        return profile;
    }

    /** Return these rounds and later ones; sides that took no part in the later ones are left out. */
    public Rounds and(Rounds later) {
        List<String> common = later.sides.size() < sides.size() ? later.sides : sides;
        long[][] both = new long[common.size()][];
        Arrays.setAll(both, side -> joined(nanos[side], later.nanos[side]));
        List<FailureLog> all = IntStream.range(0, common.size())
                .mapToObj(side -> joined(failures.get(side), later.failures.get(side)))
                .toList();
        return new Rounds(common, both, all);
    }

    private static long[] joined(long[] first, long[] second) {
        long[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static FailureLog joined(FailureLog first, FailureLog second) {
        FailureLog both = new FailureLog();
        both.addAll(first);
        both.addAll(second);
        return both;
    }
}
