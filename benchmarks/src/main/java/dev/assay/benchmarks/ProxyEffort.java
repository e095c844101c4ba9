package dev.assay.benchmarks;

import java.util.List;

/**
 * How much each side does in one round.
 *
 * @param rounds in each of which all sides take their turn; the first does not count
 * @param pings of each size
 * @param mebibytes through all connections together, each way
 * @param connections open at a time, where many are
 */
record ProxyEffort(int rounds, int pings, int mebibytes, int connections) {
    static final ProxyEffort FULL = new ProxyEffort(11, 4_000, 512, 500);
    /** Enough to see that everything runs; its figures mean nothing. */
    static final ProxyEffort QUICK = new ProxyEffort(2, 200, 16, 50);

    static ProxyEffort of(Options options) {
        return options.quick() ? QUICK : FULL;
    }

    /** Read what {@link #words} wrote. */
    static ProxyEffort of(List<String> words) {
        List<Integer> numbers = words.stream().map(Integer::valueOf).toList();
        return new ProxyEffort(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    }

    List<String> words() {
        return List.of(
                Integer.toString(rounds),
                Integer.toString(pings),
                Integer.toString(mebibytes),
                Integer.toString(connections));
    }
}
