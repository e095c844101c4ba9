package dev.assay.sampling;

import dev.assay.check.MistakeException;
import dev.assay.check.Unit;
import java.util.Arrays;
import java.util.List;

/**
 * The sizes at which something is measured to see how it grows: at least three, the largest at least ten times the smallest.
 *
 * @param rows numbers of rows, ascending, each once
 */
public record Sizes(List<Long> rows) {
    private static final String FIX = "sizes 1_000, 10_000, 100_000";
    private static final int FEWEST = 3;
    private static final int SMALLEST = 2;
    private static final int NEAREST = 10;

    public Sizes {
        rows = List.copyOf(rows);
    }

    /**
     * Return sizes in ascending order.
     *
     * @param asked who asks, to be named by a mistake: {@code @LatencyBudget}
     * @param rows numbers of rows, in any order
     * @throws MistakeException if they are fewer than three, below 2, given twice, or within less than a factor of 10
     */
    public static Sizes of(String asked, long... rows) {
        long[] sorted = rows.clone();
        Arrays.sort(sorted);
        String written = asked + " sizes = " + Arrays.toString(rows);
        require(
                sorted.length >= FEWEST,
                written,
                "[" + sorted.length + "] sizes show no growth",
                "A line through two points always fits, so that nothing would show whether it is one");
        require(
                Arrays.stream(sorted).distinct().count() == sorted.length,
                written,
                "a size is given twice",
                "It would be measured twice and count twice");
        require(
                sorted[0] >= SMALLEST,
                written,
                "[" + sorted[0] + "] is below [2]",
                "A logarithm of the size must lie above zero");
        require(
                sorted[sorted.length - 1] / NEAREST >= sorted[0],
                written,
                "[" + Unit.NUMBER.write(sorted[0]) + "] to [" + Unit.NUMBER.write(sorted[sorted.length - 1])
                        + "] is less than a factor of [10]",
                "On so short a way n, n log n and noise look the same");
        return new Sizes(Arrays.stream(sorted).boxed().toList());
    }

    /** Return the smallest size. */
    public long smallest() {
        return rows.get(0);
    }

    /** Return the largest size. */
    public long largest() {
        return rows.get(rows.size() - 1);
    }

    private static void require(boolean kept, String asked, String found, String means) {
        if (!kept) {
            throw new MistakeException(asked, found, means, FIX);
        }
    }
}
