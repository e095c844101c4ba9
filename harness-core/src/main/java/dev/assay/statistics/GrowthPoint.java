package dev.assay.statistics;

/**
 * One block measured at one size.
 *
 * @param size how large the data was, above 0
 * @param time what the block took, in any unit, above 0 and finite
 */
public record GrowthPoint(double size, double time) {
    public GrowthPoint {
        requirePositive("size", size);
        requirePositive("time", time);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("the " + name + " [" + value + "] has no logarithm");
        }
    }
}
