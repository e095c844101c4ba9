package dev.assay.migration.proof.runner;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Lets everybody read the history of a runner and nobody write it. The session that holds it does nothing else: a concurrent build waits for
 * each transaction that has a snapshot, and one that only holds a lock has none.
 */
final class HeldBooks implements AutoCloseable {
    /** Nobody who waits here goes on while the history is held. */
    private static final String WAITING = """
            SELECT a.query, l.mode = 'RowExclusiveLock' FROM pg_stat_activity a JOIN pg_locks l ON l.pid = a.pid
            WHERE a.datname = current_database() AND a.state = 'active' AND a.wait_event_type = 'Lock'
                  AND a.backend_type = 'client backend' AND l.locktype = 'relation' AND NOT l.granted
                  AND l.relation IN (SELECT h.relation FROM pg_locks h WHERE h.pid = ? AND h.locktype = 'relation'
                                     AND h.mode = 'ShareLock' AND h.granted)
            LIMIT 1
            """;

    private static final String OTHERS = """
            SELECT count(*), count(CASE WHEN pg_terminate_backend(pid) THEN 1 END) FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend' AND pid NOT IN (pg_backend_pid(), ?)
            """;

    private final Connection holder;
    private final Connection watcher;

    /**
     * A session that waits for the history.
     *
     * @param sql its statement
     * @param writes whether it is about to write a row, and so has finished what it did before. Maintenance of all tables, such as
     *     {@code ANALYZE} without a name, comes by the history in the midst of a version and wants another lock.
     */
    record Waiting(String sql, boolean writes) {}

    private HeldBooks(Connection holder, Connection watcher) {
        this.holder = holder;
        this.watcher = watcher;
    }

    /** Hold the history in a database; empty if there is none. */
    static Optional<HeldBooks> in(TestDatabase database, String history) throws SQLException {
        Connection holder = database.connect();
        try {
            List<String> tables = HistoryTables.find(holder, history);
            if (tables.isEmpty()) {
                holder.close();
                return Optional.empty();
            }
            hold(holder, String.join(", ", tables));
            return Optional.of(new HeldBooks(holder, database.connect()));
        } catch (SQLException | RuntimeException failure) {
            holder.close();
            throw failure;
        }
    }

    private static void hold(Connection holder, String tables) throws SQLException {
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLE " + tables + " IN SHARE MODE");
        }
    }

    /** Return who waits for the history; empty if nobody does. */
    Optional<Waiting> waiting() throws SQLException {
        try (PreparedStatement query = watcher.prepareStatement(WAITING)) {
            query.setInt(1, backend());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Waiting(row.getString(1), row.getBoolean(2))) : Optional.empty();
            }
        }
    }

    /**
     * End the sessions of everybody else, and return whether there were any. A server does not look, while it waits for a lock, whether
     * anybody still hears it, and would write the row when the lock is let go.
     */
    boolean endOthers() throws SQLException {
        try (PreparedStatement query = watcher.prepareStatement(OTHERS)) {
            query.setInt(1, backend());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1) > 0;
            }
        }
    }

    private int backend() throws SQLException {
        return holder.unwrap(PGConnection.class).getBackendPID();
    }

    /** Let it go. */
    @Override
    public void close() throws SQLException {
        try (watcher) {
            holder.close();
        }
    }
}
