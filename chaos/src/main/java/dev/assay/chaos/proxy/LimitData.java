package dev.assay.chaos.proxy;

/** Passes {@code bytes} bytes, counted from when the toxic was added, then closes the connection. */
final class LimitData extends Toxic {
    private final long bytes;

    LimitData(Attributes attributes) {
        this.bytes = attributes.get("bytes");
    }

    @Override
    void apply(Segment head, Stage stage) {
        if (head instanceof Segment.Data data) {
            passWithin(bytes - stage.passedBytes(), data, stage);
        } else {
            stage.pass();
        }
    }

    private static void passWithin(long left, Segment.Data data, Stage stage) {
        int length = data.length();
        if (left > 0) {
            stage.pass((int) Math.min(left, length));
        }
        if (left <= length) {
            stage.close();
        }
    }
}
