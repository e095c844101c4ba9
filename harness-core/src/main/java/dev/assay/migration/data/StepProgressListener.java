package dev.assay.migration.data;

/** Is told after each batch how far a step has come, by the thread that runs it and outside of any transaction. */
@FunctionalInterface
public interface StepProgressListener {
    /** Tells nobody. */
    StepProgressListener NONE = progress -> {};

    /** Take note of the progress. An exception counts as a failure of the step. */
    void progress(StepProgress progress);

    /** Return a bar where the program runs in a terminal, and lines elsewhere, on standard output. */
    static StepProgressListener standard() {
        return System.console() == null ? new ProgressLines(System.out::println) : new ProgressBar(System.out);
    }
}
