package dev.assay.load;

/**
 * What is measured. Called again and again, by several workers at once if the load has several; whatever it shares between
 * workers must be thread-safe.
 */
@FunctionalInterface
public interface Operation {
    /**
     * Run one operation.
     *
     * @throws Exception an {@link java.sql.SQLException}, also as the cause of another exception, is counted as a failed
     *     operation; anything else, an {@link AssertionError} above all, ends the load
     */
    void run(Worker worker) throws Exception;
}
