package dev.assay.migration.data;

/** Is told after each batch how far a step has come, by the thread that runs it and outside of any transaction. */
@FunctionalInterface
public interface StepProgressListener {
    /** Tells nobody. */
    StepProgressListener NONE = progress -> {};

    /** Take note of the progress. An exception counts as a failure of the step. */
    void progress(StepProgress progress);

    /**
     * Return a bar where the program runs in a terminal, and lines elsewhere, on standard output. No terminal is where there is no
     * console, where {@code TERM} is not set, and where {@code CI} is.
     */
    @SuppressWarnings("SystemConsoleNull") // Newer versions always have a console; there the variables decide.
    static StepProgressListener standard() {
        boolean terminal = System.console() != null && System.getenv("TERM") != null && System.getenv("CI") == null;
        return terminal ? new ProgressBar(System.out) : new ProgressLines(System.out::println);
    }
}
