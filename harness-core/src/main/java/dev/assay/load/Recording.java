package dev.assay.load;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * What was measured: the latencies of successes (three significant digits), exact counts above each latency limit, and the
 * failures. A failed operation counts as above every limit. Not thread-safe: each worker fills its own, and they are merged
 * after the workers have stopped.
 */
final class Recording {
    private static final int DIGITS = 3;

    private final long[] limits;
    private final Histogram latencies = new Histogram(DIGITS);
    private final FailureLog failures = new FailureLog();
    private final List<Window> windows;
    private long operations;

    /**
     * Create an empty recording.
     *
     * @param limits latency limits in nanoseconds, ascending
     * @param windows how many windows of 100 ms the load lasts
     */
    Recording(long[] limits, int windows) {
        this.limits = limits.clone();
        this.windows = new ArrayList<>(IntStream.range(0, windows)
                .mapToObj(window -> new Window(limits.length))
                .toList());
    }

    void success(long endedAfterNanos, long latencyNanos) {
        latencies.recordValue(latencyNanos);
        Window window = windowAt(endedAfterNanos);
        window.successNanos += latencyNanos;
        window.onTime += endedAfterNanos < windows.size() * Window.NANOS ? 1 : 0;
        for (int i = 0; i < limits.length; i++) {
            window.above[i] += latencyNanos > limits[i] ? 1 : 0;
        }
    }

    void failure(long endedAfterNanos, SQLException complaint) {
        failures.add(complaint);
        Window window = windowAt(endedAfterNanos);
        window.failures++;
        for (int i = 0; i < limits.length; i++) {
            window.above[i]++;
        }
    }

    /** Add what another worker measured in the same time. */
    void merge(Recording other) {
        for (int i = 0; i < windows.size(); i++) {
            windows.get(i).add(other.windows.get(i));
        }
        addTotals(other);
    }

    /** Add what was measured afterwards. */
    void append(Recording later) {
        windows.addAll(later.windows);
        addTotals(later);
    }

    /** Forget the end of a load that ran out of operations before its time was over. */
    void trim() {
        while (windows.size() > 2 && windows.get(windows.size() - 1).operations == 0) {
            windows.remove(windows.size() - 1);
        }
    }

    long operations() {
        return operations;
    }

    long failed() {
        return windows.stream().mapToLong(window -> window.failures).sum();
    }

    long succeeded() {
        return operations - failed();
    }

    long above(long limitNanos) {
        int limit = indexOf(limitNanos);
        return windows.stream().mapToLong(window -> window.above[limit]).sum();
    }

    int indexOf(long limitNanos) {
        return Arrays.binarySearch(limits, limitNanos);
    }

    Histogram latencies() {
        return latencies;
    }

    /** Return the shortest latency of a success, once there is one. */
    long fastestNanos() {
        return latencies.getMinValue();
    }

    FailureLog failures() {
        return failures;
    }

    List<Window> windows() {
        return List.copyOf(windows);
    }

    /** Return the latency at a rank counted from 1, as far as so many operations have succeeded. */
    long nanosAtRank(long rank) {
        long successes = latencies.getTotalCount();
        return successes == 0 || rank >= successes
                ? latencies.getMaxValue()
                : latencies.getValueAtPercentile(100.0 * Math.max(1, rank) / successes);
    }

    private Window windowAt(long endedAfterNanos) {
        operations++;
        Window window = windows.get((int) Math.min(endedAfterNanos / Window.NANOS, windows.size() - 1L));
        window.operations++;
        return window;
    }

    private void addTotals(Recording other) {
        operations += other.operations;
        latencies.add(other.latencies);
        failures.addAll(other.failures);
    }
}
