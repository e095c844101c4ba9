package dev.assay.benchmarks;

import java.util.List;

/**
 * How often each thing is measured.
 *
 * @param coldStarts pairs of JVM starts without a cache
 * @param warmStarts pairs of JVM starts with a cache
 * @param databases databases made one after the other, for each way of asking
 * @param classes test classes with a server of their own
 */
record Effort(int coldStarts, int warmStarts, int databases, int classes) {
    static final Effort FULL = new Effort(3, 7, 40, 7);
    /** Enough to see that everything runs; its figures mean nothing. */
    static final Effort QUICK = new Effort(1, 1, 5, 1);

    /** Read the arguments of a benchmark: none, or {@code --quick}. */
    static Effort of(List<String> arguments) {
        if (arguments.isEmpty()) {
            return FULL;
        }
        if (arguments.equals(List.of("--quick"))) {
            return QUICK;
        }
        throw new IllegalArgumentException("Arguments %s: known is [--quick]".formatted(arguments));
    }
}
