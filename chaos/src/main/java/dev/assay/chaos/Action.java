package dev.assay.chaos;

/** Something done once, with connections of its own if it needs any. */
@FunctionalInterface
public interface Action {
    /**
     * Do it once.
     *
     * @throws Exception if it could not be done
     */
    void run() throws Exception;
}
