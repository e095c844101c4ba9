package dev.assay.migration.proof.crash;

import java.sql.SQLException;

/** Keeps a statement from ending until it is let go. */
interface Holder extends AutoCloseable {
    /** Return the process that statements wait for. */
    int backend();

    /** Return whether a statement that waits for this kind of lock is where it is to be held. */
    boolean isWaitedForBy(String lock);

    /** Let it go. */
    @Override
    void close() throws SQLException;
}
