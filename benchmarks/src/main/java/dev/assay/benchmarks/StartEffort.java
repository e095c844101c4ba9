package dev.assay.benchmarks;

/**
 * How often each thing is measured.
 *
 * @param coldStarts pairs of JVM starts without a cache
 * @param warmStarts pairs of JVM starts with a cache
 * @param databases databases made one after the other, for each way of asking
 * @param classes test classes with a server of their own
 */
record StartEffort(int coldStarts, int warmStarts, int databases, int classes) {
    static final StartEffort FULL = new StartEffort(3, 7, 40, 7);
    /** Enough to see that everything runs; its figures mean nothing. */
    static final StartEffort QUICK = new StartEffort(1, 1, 5, 1);

    static StartEffort of(Options options) {
        return options.quick() ? QUICK : FULL;
    }
}
