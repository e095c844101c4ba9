package dev.assay.statistics;

/**
 * The logarithms of after over before, one for each block of neighbouring pairs. Blocks make them nearly independent, and
 * what troubles both sides of a block at once cancels.
 */
final class BlockRatios {
    private BlockRatios() {}

    /**
     * Return one logarithm for each whole block; pairs that fill no block are left out. Positive infinity where only
     * after failed beyond the statistic, negative infinity where only before did, NaN where both did.
     */
    static double[] of(double[] before, double[] after, BlockStatistic statistic, int blockSize) {
        requirePairs(before, after, blockSize);
        double[] left = before.clone();
        double[] right = after.clone();
        double[] logarithms = new double[before.length / blockSize];
        for (int block = 0; block < logarithms.length; block++) {
            int from = block * blockSize;
            logarithms[block] =
                    Math.log(statistic.of(right, from, from + blockSize) / statistic.of(left, from, from + blockSize));
        }
        return logarithms;
    }

    private static void requirePairs(double[] before, double[] after, int blockSize) {
        if (before.length != after.length) {
            throw new IllegalArgumentException(
                    "[" + before.length + "] values before and [" + after.length + "] after are not pairs");
        }
        if (blockSize < 1) {
            throw new IllegalArgumentException("[" + blockSize + "] pairs are no block");
        }
        requirePositive(before, "before");
        requirePositive(after, "after");
    }

    private static void requirePositive(double[] values, String side) {
        for (double value : values) {
            if (!(value > 0)) {
                throw new IllegalArgumentException("the latency [" + value + "] " + side
                        + " is not above 0, so no ratio can be taken; it is shorter than the clock can tell");
            }
        }
    }
}
