package dev.assay.chaos.proxy;

/** Lets {@code rate} kilobytes (of 1000 bytes) pass each second, in slices of at most 100 ms; at 0 nothing passes. */
final class Bandwidth extends Toxic {
    private static final int SLICE_MILLIS = 100;
    private static final long LARGEST_RATE = 1_000_000_000_000L;
    private static final long MOST_LATENESS_NANOS = 100_000_000;

    private static final long READY_MILLIS = 20;
    private static final long CHUNK = 32 * 1024;
    private static final long FEWEST_CHUNKS = 2;
    private static final long MOST_CHUNKS = 64;

    private final long bytesPerMilli;
    private long dueNanos;
    /** By how much the last wake-up came too late: the next wait is shorter by that, silence earns nothing. */
    private long latenessNanos;

    Bandwidth(Attributes attributes) {
        this.bytesPerMilli = Math.min(attributes.get("rate"), LARGEST_RATE);
    }

    @Override
    long holdNanos(Segment head, Stage stage) {
        if (!(head instanceof Segment.Data data)) {
            return 0;
        }
        return bytesPerMilli == 0 ? Stage.FOREVER : pace(portion(data), stage.nanoTime());
    }

    @Override
    void apply(Segment head, Stage stage) {
        if (head instanceof Segment.Data data) {
            latenessNanos = Math.min(stage.nanoTime() - dueNanos, MOST_LATENESS_NANOS);
            stage.pass(portion(data));
        } else {
            stage.pass();
        }
    }

    /** What the next 20 ms will let pass waits ready, so that reading it takes no time off the rate. */
    @Override
    int capacity() {
        return (int) Math.max(FEWEST_CHUNKS, Math.min(MOST_CHUNKS, bytesPerMilli * READY_MILLIS / CHUNK));
    }

    private int portion(Segment.Data data) {
        return (int) Math.max(1, Math.min(data.length(), bytesPerMilli * SLICE_MILLIS));
    }

    private long pace(int bytes, long now) {
        dueNanos = now + bytes * 1_000_000L / bytesPerMilli - latenessNanos;
        return dueNanos - now;
    }
}
