package dev.assay.check;

import java.io.IOException;

/**
 * Publishes verdicts. It reads verdicts and nothing else. Called from the threads that judge, so an implementation is
 * thread-safe; whoever calls it catches what it throws, because a report never fails a run.
 */
public interface Sink extends AutoCloseable {
    /** Publish the verdicts of one plan. */
    void publish(Verdicts verdicts) throws IOException;

    /** Publish what is left; no verdict follows. */
    @Override
    default void close() throws IOException {}
}
