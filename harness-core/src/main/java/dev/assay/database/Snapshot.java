package dev.assay.database;

/**
 * The state of a database at one moment: all schemas and rows, but not what is said about the database from outside of it ({@code
 * ALTER DATABASE ... SET}, grants on the database itself). It is a database of its own that nobody can connect to, goes with the
 * database that it was taken of, and does not count for the limit. Safe for use by many threads.
 */
public final class Snapshot implements AutoCloseable {
    private final Lease lease;
    private final MadeDatabase frozen;

    Snapshot(Lease lease, MadeDatabase frozen) {
        this.lease = lease;
        this.frozen = frozen;
    }

    MadeDatabase frozen() {
        return frozen;
    }

    /**
     * Bring the database back to the state of the snapshot, any number of times. Its sessions are ended; it keeps its name and
     * address, and data sources made before give connections to the restored one.
     *
     * @throws DatabaseException if the snapshot or its database was closed, or the database of that name is not the one that Assay
     *     made; then it is left as it is
     */
    public void restore() {
        lease.restore(this);
    }

    /** Drop the snapshot; the database stays as it is. Closing again does nothing. */
    @Override
    public void close() {
        lease.drop(this);
    }

    @Override
    public String toString() {
        return "snapshot of " + lease.database();
    }
}
