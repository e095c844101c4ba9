package dev.assay.chaos.proxy;

/** Answers the first chunk or the end of the stream, {@code timeout} milliseconds later, with a TCP reset to both ends. */
final class ResetPeer extends Toxic {
    private final long timeoutNanos;

    ResetPeer(Attributes attributes) {
        this.timeoutNanos = attributes.millisAsNanos("timeout");
    }

    @Override
    long holdNanos(Segment head, Stage stage) {
        return timeoutNanos;
    }

    @Override
    void apply(Segment head, Stage stage) {
        stage.reset();
    }

    @Override
    boolean swallows() {
        return true;
    }
}
