package dev.assay.chaos.proxy;

/**
 * Drops all data and closes the connection {@code timeout} milliseconds after the last chunk; at 0 it stays open. Its
 * removal closes connections, also those it did not hit, as in Toxiproxy: their streams may have gaps.
 */
final class Timeout extends Toxic {
    private final long timeoutNanos;

    Timeout(Attributes attributes) {
        this.timeoutNanos = attributes.millisAsNanos("timeout");
    }

    @Override
    void start(Stage stage) {
        if (timeoutNanos > 0) {
            stage.after(timeoutNanos, stage::close);
        }
    }

    @Override
    void apply(Segment head, Stage stage) {
        if (head instanceof Segment.End) {
            stage.pass();
        } else {
            stage.drop();
            start(stage);
        }
    }

    @Override
    void remove(Stage stage) {
        stage.close();
    }

    @Override
    boolean swallows() {
        return true;
    }
}
