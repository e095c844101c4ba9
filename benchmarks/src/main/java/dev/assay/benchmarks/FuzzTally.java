package dev.assay.benchmarks;

/**
 * What became of streams.
 *
 * @param changed streams that arrived changed although no fault was armed
 * @param hangs conversations that did not end in time
 * @param failures errors of the proxy itself
 * @param struck places where a fault struck
 */
record FuzzTally(int streams, int changed, int hangs, int failures, int struck) {
    static final FuzzTally NONE = new FuzzTally(0, 0, 0, 0, 0);

    FuzzTally plus(FuzzTally other) {
        return new FuzzTally(
                streams + other.streams,
                changed + other.changed,
                hangs + other.hangs,
                failures + other.failures,
                struck + other.struck);
    }
}
