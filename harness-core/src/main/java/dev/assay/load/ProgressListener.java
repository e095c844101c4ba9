package dev.assay.load;

/**
 * Is told once a second how far a load has come, by a thread of its own. An exception that it throws ends its calls for the
 * stretch of load, and is thrown when that has ended.
 */
@FunctionalInterface
public interface ProgressListener {
    /** Tells nobody. */
    ProgressListener NONE = progress -> {};

    /** Take note of the progress. */
    void progress(Progress progress);
}
