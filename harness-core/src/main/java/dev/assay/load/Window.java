package dev.assay.load;

import dev.assay.statistics.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What ended within one stretch of 100 ms. Not thread-safe. */
public final class Window {
    public static final long NANOS = 100_000_000;
    private static final long LARGEST_MINIMUM = 50;
    private static final long FEWEST_BLOCKS = 20;

    private long operations;
    private long failures;
    private long onTime;
    private long successNanos;
    private final long[] above;

    Window(int limits) {
        above = new long[limits];
    }

    void success(long latencyNanos, boolean inTime, long[] limits) {
        operations++;
        successNanos += latencyNanos;
        onTime += inTime ? 1 : 0;
        for (int i = 0; i < limits.length; i++) {
            above[i] += latencyNanos > limits[i] ? 1 : 0;
        }
    }

    void failure() {
        operations++;
        failures++;
        for (int i = 0; i < above.length; i++) {
            above[i]++;
        }
    }

    /** Return how many operations ended in it, failed ones included. */
    public long operations() {
        return operations;
    }

    /** Return how many operations failed. */
    public long failures() {
        return failures;
    }

    /** Return how many operations succeeded. */
    public long successes() {
        return operations - failures;
    }

    /** Return the successes that ended before the load did, so that throughput is not flattered by latecomers. */
    public long onTime() {
        return onTime;
    }

    /** Return the sum of the latencies of all successes, in nanoseconds. */
    public long successNanos() {
        return successNanos;
    }

    /** Return how many operations took longer than a limit, or failed. */
    public long above(int limit) {
        return above[limit];
    }

    void add(Window other) {
        operations += other.operations;
        failures += other.failures;
        onTime += other.onTime;
        successNanos += other.successNanos;
        for (int i = 0; i < above.length; i++) {
            above[i] += other.above[i];
        }
    }

    /**
     * Return neighbouring windows merged until each block has 50 operations, or a twentieth of all of them where there are
     * fewer than 1,000.
     */
    public static List<Block> blocks(List<Window> windows, ToLongFunction<Window> hits) {
        long total = windows.stream().mapToLong(Window::operations).sum();
        long smallest = Math.max(1, Math.min(LARGEST_MINIMUM, total / FEWEST_BLOCKS));
        List<Block> blocks = new ArrayList<>();
        Block open = new Block(0, 0);
        for (Window window : windows) {
            open = Block.sum(List.of(open, new Block(hits.applyAsLong(window), window.operations())));
            if (open.trials() >= smallest) {
                blocks.add(open);
                open = new Block(0, 0);
            }
        }
        return blocks;
    }

    /** Return all operations of some windows, with those of a kind as hits. */
    public static Block total(List<Window> windows, ToLongFunction<Window> hits) {
        return new Block(
                windows.stream().mapToLong(hits).sum(),
                windows.stream().mapToLong(Window::operations).sum());
    }

    /** Return about 20 sums of equally many neighbouring windows; windows that do not fill the last one are left out. */
    public static List<Window> batches(List<Window> windows) {
        int size = batchSize(windows);
        List<Window> batches = new ArrayList<>();
        for (int start = 0; start + size <= windows.size(); start += size) {
            Window batch = new Window(windows.get(start).above.length);
            windows.subList(start, start + size).forEach(batch::add);
            batches.add(batch);
        }
        return batches;
    }

    /** Return how many windows a batch of {@link #batches} holds. */
    public static int batchSize(List<Window> windows) {
        return Math.max(1, Math.round((float) windows.size() / FEWEST_BLOCKS));
    }
}
