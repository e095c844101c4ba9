package dev.assay.chaos.proxy;

import java.util.SplittableRandom;

/**
 * Delays every chunk by {@code latency} + uniform(-{@code jitter}, {@code jitter} - 1) milliseconds, counted from its
 * arrival; order is kept, the end of the stream is not delayed.
 */
final class Latency extends Toxic {
    private static final int QUEUED_CHUNKS = 1024;

    private final long latency;
    private final long jitter;
    private final SplittableRandom random;

    Latency(Attributes attributes, SplittableRandom random) {
        this.latency = attributes.get("latency");
        this.jitter = attributes.get("jitter");
        this.random = random;
    }

    @Override
    long holdNanos(Segment head, Stage stage) {
        if (!(head instanceof Segment.Data data)) {
            return 0;
        }
        data.delay(Attributes.nanos(drawMillis(), 1_000_000));
        return data.dueNanos() - stage.nanoTime();
    }

    @Override
    int capacity() {
        return QUEUED_CHUNKS;
    }

    private long drawMillis() {
        return jitter > 0 ? saturatedSum(latency, random.nextLong(-jitter, jitter)) : latency;
    }

    private static long saturatedSum(long left, long right) {
        long sum = left + right;
        boolean overflown = ((left ^ sum) & (right ^ sum)) < 0;
        return overflown ? (left > 0 ? Long.MAX_VALUE : Long.MIN_VALUE) : sum;
    }
}
