package dev.assay.load;

import dev.assay.statistics.Block;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What was measured: the latencies of successes (three significant digits), exact counts above each latency limit, and the
 * failures, in total and for each operation of a mix. A failed operation counts as above every limit. Not thread-safe: each
 * worker fills its own, and they are merged after the workers have stopped.
 */
public final class Recording {
    private final long[] limits;
    private final long windowNanos;
    private final boolean grows;
    private final Map<String, OperationProfile> profiles = new LinkedHashMap<>();
    private final List<OperationProfile> parts;
    private final List<Window> windows;
    private final StartDelays delays = new StartDelays();
    private final List<RawTrack> tracks = new ArrayList<>();
    private long operations;

    /**
     * Create an empty recording.
     *
     * @param limits latency limits in nanoseconds, ascending
     * @param windows how many windows of 100 ms the load lasts; 0 where only its operations are counted, or where others
     *     are appended
     */
    public Recording(long[] limits, int windows) {
        this(List.of(), limits, windows, Window.NANOS);
    }

    Recording(List<String> names, long[] limits, int windows, long windowNanos) {
        this.limits = limits.clone();
        this.windowNanos = windowNanos;
        this.grows = windows == 0;
        this.parts = names.stream().map(this::profile).toList();
        this.windows = new ArrayList<>();
        growTo(windows);
    }

    /** Return an empty recording for the same operations, limits and time. */
    Recording sibling() {
        return new Recording(List.copyOf(profiles.keySet()), limits, windows.size(), windowNanos);
    }

    /** Add a success of the only operation, in nanoseconds since the load began and of its own. */
    public void success(long endedAfterNanos, long latencyNanos) {
        success(profile(Workload.ONLY), endedAfterNanos, latencyNanos);
    }

    /** Add a failure of the only operation. */
    public void failure(long endedAfterNanos, SQLException complaint) {
        failure(profile(Workload.ONLY), endedAfterNanos, complaint);
    }

    void success(int part, long endedAfterNanos, long latencyNanos) {
        success(parts.get(part), endedAfterNanos, latencyNanos);
    }

    void failure(int part, long endedAfterNanos, SQLException complaint) {
        failure(parts.get(part), endedAfterNanos, complaint);
    }

    /** Keep what one worker noted of each operation. */
    void keep(RawTrack track) {
        tracks.add(track);
    }

    /** Add what another worker measured in the same time. */
    public void merge(Recording other) {
        growTo(other.windows.size());
        for (int i = 0; i < other.windows.size(); i++) {
            windows.get(i).add(other.windows.get(i));
        }
        addTotals(other);
    }

    /** Add what was measured afterwards. */
    public void append(Recording later) {
        windows.addAll(later.windows);
        addTotals(later);
    }

    /** Forget the end of a load that ran out of operations before its time was over. */
    public void trim() {
        while (windows.size() > 2 && windows.get(windows.size() - 1).operations() == 0) {
            windows.remove(windows.size() - 1);
        }
    }

    /** Return how many operations ended, failed ones included. */
    public long operations() {
        return operations;
    }

    /** Return all operations with those of a kind as hits. */
    public Block total(ToLongFunction<Window> hits) {
        return new Block(windows.stream().mapToLong(hits).sum(), operations);
    }

    /** Return how many operations failed. */
    public long failed() {
        return windows.stream().mapToLong(Window::failures).sum();
    }

    /** Return how many operations succeeded. */
    public long succeeded() {
        return operations - failed();
    }

    /** Return how many operations took longer than one of the counted limits, or failed. */
    public long above(long limitNanos) {
        int limit = indexOf(limitNanos);
        return windows.stream().mapToLong(window -> window.above(limit)).sum();
    }

    /** Return the index of a counted limit. */
    public int indexOf(long limitNanos) {
        return Arrays.binarySearch(limits, limitNanos);
    }

    /** Return the latencies of all successes. */
    public LatencyProfile latencies() {
        LatencyProfile all = new LatencyProfile();
        profiles.values().forEach(profile -> all.add(profile.latencies()));
        return all;
    }

    /** Return the failures by SQLSTATE. */
    public FailureLog failures() {
        FailureLog all = new FailureLog();
        profiles.values().forEach(profile -> all.addAll(profile.failures()));
        return all;
    }

    /** Return what was measured of each operation, by its name in the mix. */
    public Map<String, OperationProfile> byOperation() {
        return Collections.unmodifiableMap(profiles);
    }

    /**
     * Return what was measured of one operation of the mix.
     *
     * @throws IllegalArgumentException if the mix has none of that name, or none was measured
     */
    public OperationProfile operation(String name) {
        OperationProfile profile = profiles.get(name);
        if (profile == null) {
            throw new IllegalArgumentException("operation [" + name + "] is none of " + profiles.keySet());
        }
        return profile;
    }

    /** Return how operations kept to the time that they were to begin at. */
    public StartDelays startDelays() {
        return delays;
    }

    /** Return every single operation, if the driver was asked to keep them; none otherwise. */
    public RawLog rawLog() {
        return new RawLog(tracks);
    }

    /** Return what ended in each window, 100 ms long except in a warm-up, in the order of time. */
    public List<Window> windows() {
        return List.copyOf(windows);
    }

    private void success(OperationProfile profile, long endedAfterNanos, long latencyNanos) {
        profile.latencies().record(latencyNanos);
        boolean inTime = grows || endedAfterNanos < windows.size() * windowNanos;
        windowAt(endedAfterNanos).success(latencyNanos, inTime, limits);
    }

    private void failure(OperationProfile profile, long endedAfterNanos, SQLException complaint) {
        profile.failures().add(complaint);
        windowAt(endedAfterNanos).failure();
    }

    private Window windowAt(long endedAfterNanos) {
        operations++;
        int index = (int) (endedAfterNanos / windowNanos);
        if (grows) {
            growTo(index + 1);
        }
        return windows.get(Math.min(index, windows.size() - 1));
    }

    private void growTo(int size) {
        while (windows.size() < size) {
            windows.add(new Window(limits.length));
        }
    }

    private void addTotals(Recording other) {
        operations += other.operations;
        other.profiles.forEach((name, profile) -> profile(name).add(profile));
        delays.add(other.delays);
        tracks.addAll(other.tracks);
    }

    private OperationProfile profile(String name) {
        return profiles.computeIfAbsent(name, unknown -> new OperationProfile());
    }
}
