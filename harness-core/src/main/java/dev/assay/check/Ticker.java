package dev.assay.check;

/** A source of elapsed time that a test can replace. Thread-safe. */
@FunctionalInterface
public interface Ticker {
    /** Return nanoseconds since some fixed moment; never goes back. */
    long nanos();

    /** Return the ticker of the machine's monotonic clock. */
    static Ticker system() {
        return System::nanoTime;
    }
}
