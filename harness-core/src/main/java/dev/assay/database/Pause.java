package dev.assay.database;

/** A server that stands still: it answers nothing and refuses nothing, until this is closed. Closing again does nothing. */
@FunctionalInterface
public interface Pause extends AutoCloseable {
    /** Let the server go on. */
    @Override
    void close();
}
