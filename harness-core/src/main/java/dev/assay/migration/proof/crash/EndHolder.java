package dev.assay.migration.proof.crash;

import java.sql.SQLException;

/** Holds the advisory lock that whatever was planted waits for. */
final class EndHolder implements Holder {
    private final KillerSession session;

    EndHolder(KillerSession session) throws SQLException {
        this.session = session;
        session.run("SELECT pg_advisory_lock(" + Plant.KEY + ")");
    }

    @Override
    public int backend() {
        return session.backend();
    }

    /** A build may wait for this very session as well, while that looks at it. */
    @Override
    public boolean isWaitedForBy(String lock) {
        return lock.equals("advisory");
    }

    @Override
    public void close() throws SQLException {
        session.run("SELECT pg_advisory_unlock(" + Plant.KEY + ")");
    }
}
