package dev.assay.load;

import dev.assay.statistics.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What ended within one stretch of 100 ms. Not thread-safe. */
final class Window {
    static final long NANOS = 100_000_000;
    private static final long LARGEST_MINIMUM = 50;
    private static final long FEWEST_BLOCKS = 20;

    long operations;
    long failures;
    /** Successes that ended before the load did, so that throughput is not flattered by latecomers. */
    long onTime;

    long successNanos;
    /** For each latency limit, the operations that took longer or failed. */
    final long[] above;

    Window(int limits) {
        above = new long[limits];
    }

    long successes() {
        return operations - failures;
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
    static List<Block> blocks(List<Window> windows, ToLongFunction<Window> hits) {
        long total = windows.stream().mapToLong(window -> window.operations).sum();
        long smallest = Math.max(1, Math.min(LARGEST_MINIMUM, total / FEWEST_BLOCKS));
        List<Block> blocks = new ArrayList<>();
        Block open = new Block(0, 0);
        for (Window window : windows) {
            open = Block.sum(List.of(open, new Block(hits.applyAsLong(window), window.operations)));
            if (open.trials() >= smallest) {
                blocks.add(open);
                open = new Block(0, 0);
            }
        }
        return blocks;
    }

    /** Return about 20 sums of equally many neighbouring windows; windows that do not fill the last one are left out. */
    static List<Window> batches(List<Window> windows) {
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
    static int batchSize(List<Window> windows) {
        return Math.max(1, Math.round((float) windows.size() / FEWEST_BLOCKS));
    }
}
