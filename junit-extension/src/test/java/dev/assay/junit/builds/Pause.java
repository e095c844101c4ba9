package dev.assay.junit.builds;

/** Code of which a test makes another build, with another pause. */
public final class Pause {
    private Pause() {}

    public static long nanos() {
        return 2_000_000;
    }
}
