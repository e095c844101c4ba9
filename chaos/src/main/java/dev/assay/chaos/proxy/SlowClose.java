package dev.assay.chaos.proxy;

/** Passes data at once and the end of the stream {@code delay} milliseconds late. */
final class SlowClose extends Toxic {
    private final long delayNanos;

    SlowClose(Attributes attributes) {
        this.delayNanos = attributes.millisAsNanos("delay");
    }

    @Override
    long holdNanos(Segment head, Stage stage) {
        return head instanceof Segment.End ? delayNanos : 0;
    }
}
