package dev.assay.statistics;

import java.util.Arrays;

/**
 * The one figure that stands for a block of neighbouring latencies. A failed operation is positive infinity: it is slower
 * than every success.
 */
public sealed interface BlockStatistic {
    /** Blocks of fewer values tell too little about any figure. */
    int SMALLEST_BLOCK = 100;

    /** Return the figure of the values from an index up to another; the values may be reordered in this range. */
    double of(double[] values, int from, int to);

    /** Return how many values a block should have. */
    int blockSize();

    /** Return a percentile, by nearest rank. */
    static BlockStatistic percentile(double level) {
        return new Percentile(level);
    }

    /** Return the mean. */
    static BlockStatistic mean() {
        return new Mean();
    }

    /**
     * The value at rank {@code ceil(level * count)} in ascending order, counted from 1 (nearest rank).
     *
     * @param level strictly between 0 and 1, such as 0.95
     */
    record Percentile(double level) implements BlockStatistic {
        private static final int BEYOND = 4;
        /** A level such as 0.95 is not exact in binary; 0.95 * 100 must not become rank 96. */
        private static final double ROUNDING = 1e-9;

        public Percentile {
            Proportion.requirePortion(level);
        }

        @Override
        public double of(double[] values, int from, int to) {
            int rank = (int) Math.ceil(level * (to - from) - ROUNDING);
            return Selection.select(values, from, to, from + Math.max(1, rank) - 1);
        }

        /**
         * Return the smallest size that leaves 4 values of a block beyond the percentile, and at least 100: 100 for p50 to
         * p95, 400 for p99, 4,000 for p99.9. The percentile of a smaller block is an extreme value, far from normal.
         */
        @Override
        public int blockSize() {
            return (int) Math.max(SMALLEST_BLOCK, Math.ceil(BEYOND / Math.min(level, 1 - level) - ROUNDING * BEYOND));
        }
    }

    /** The arithmetic mean. */
    record Mean() implements BlockStatistic {
        @Override
        public double of(double[] values, int from, int to) {
            return Arrays.stream(values, from, to).sum() / (to - from);
        }

        @Override
        public int blockSize() {
            return SMALLEST_BLOCK;
        }
    }
}
