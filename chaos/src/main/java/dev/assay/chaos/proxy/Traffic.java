package dev.assay.chaos.proxy;

import java.util.concurrent.atomic.LongAdder;

/** Bytes that went one way through one listener. Thread-safe. */
final class Traffic {
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();

    void received(int bytes) {
        received.add(bytes);
    }

    void sent(int bytes) {
        sent.add(bytes);
    }

    long receivedBytes() {
        return received.sum();
    }

    long sentBytes() {
        return sent.sum();
    }

    /** What the bytes are counted by, as Toxiproxy labels them. */
    record Label(Direction direction, String listener, String proxy, String upstream) {}
}
