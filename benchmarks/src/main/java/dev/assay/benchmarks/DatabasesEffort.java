package dev.assay.benchmarks;

/**
 * How often each thing is measured.
 *
 * @param starts pairs of JVM starts with a cache
 * @param paced tests that come every 100 ms, on each side
 * @param drained databases without a pool, for each way
 * @param classes test classes with a server of their own
 * @param containers pairs of JVM starts with containers
 * @param parallel tests on eight threads
 */
record DatabasesEffort(int starts, int paced, int drained, int classes, int containers, int parallel) {
    /** The paced tests take 60 s. */
    static final DatabasesEffort FULL = new DatabasesEffort(5, 600, 40, 5, 7, 1000);
    /** Enough to see that everything runs; its figures mean nothing. */
    static final DatabasesEffort QUICK = new DatabasesEffort(1, 10, 3, 1, 1, 24);

    static DatabasesEffort of(Options options) {
        return options.quick() ? QUICK : FULL;
    }
}
