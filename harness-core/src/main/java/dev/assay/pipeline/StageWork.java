package dev.assay.pipeline;

/** What one stage of a pipeline does. */
@FunctionalInterface
public interface StageWork {
    /**
     * Do the work of the stage once.
     *
     * @param stage the database of this repetition, and how many rows it is about
     * @throws Exception any failure; it ends the measurement and breaks every promise
     */
    void run(StageRun stage) throws Exception;
}
