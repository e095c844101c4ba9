package dev.assay.database.seed;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Fills several columns so that no combination comes twice: the number of the row is scattered over all combinations by
 * {@code row * factor mod product}, which meets each once because factor and product have no common divisor.
 */
final class Combination implements Part {
    private final String name;
    private final List<Digit> digits;
    private final long first;
    private final long product;
    private final long factor;

    /**
     * Combine.
     *
     * @param first number of combinations that earlier rows have
     * @param rows to make, at most {@code product(digits) - first}
     */
    Combination(String name, List<Digit> digits, long first, long rows) {
        this.name = name;
        this.digits = List.copyOf(digits);
        this.first = first;
        this.product = product(digits);
        this.factor = factor(product, first + rows);
    }

    /** Say how many combinations there are, at most {@link Long#MAX_VALUE}. */
    static long product(List<Digit> digits) {
        long product = 1;
        for (Digit digit : digits) {
            long count = digit.count();
            product = count != 0 && product > Long.MAX_VALUE / count ? Long.MAX_VALUE : product * count;
        }
        return product;
    }

    /** Near the golden section of the product, where neighbours lie far apart, and small enough for no overflow. */
    private static long factor(long product, long rows) {
        long factor = Math.max(1, Math.min((long) (product * 0.618), Long.MAX_VALUE / Math.max(1, rows)));
        while (gcd(factor, product) != 1) {
            factor--;
        }
        return factor;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void fill(Block block, int row, SplittableRandom random) {
        long rest = (first + block.index(row)) * factor % product;
        for (Digit digit : digits) {
            digit.take(block, row, rest % digit.count());
            rest /= digit.count();
        }
    }

    /** One of the places of a combination. */
    interface Digit {
        long count();

        void take(Block block, int row, long index);
    }

    /** A key of the parent table. */
    record ParentKey(DrawnTuples keys) implements Digit {
        @Override
        public long count() {
            return keys.tuples().size();
        }

        @Override
        public void take(Block block, int row, long index) {
            keys.take(block, row, (int) index);
        }
    }

    /** A value of a column. */
    record OwnValue(int slot, Kind kind, Limits limits, List<String> allowed) implements Digit {
        @Override
        public long count() {
            return allowed.isEmpty() ? kind.capacity(limits) : allowed.size();
        }

        @Override
        public void take(Block block, int row, long index) {
            block.set(row, slot, allowed.isEmpty() ? kind.distinct(index, limits) : allowed.get((int) index));
        }
    }
}
