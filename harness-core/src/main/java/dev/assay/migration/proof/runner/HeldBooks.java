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
    /** Whoever waits for the holder has finished what it did before. */
    private static final String WAITING = """
            SELECT a.query FROM pg_stat_activity a
            WHERE a.datname = current_database() AND a.state = 'active' AND a.wait_event_type = 'Lock'
                  AND a.wait_event = 'relation' AND ? = ANY (pg_blocking_pids(a.pid)) LIMIT 1
            """;

    private static final String OTHERS = """
            SELECT count(*), count(CASE WHEN pg_terminate_backend(pid) THEN 1 END) FROM pg_stat_activity
            WHERE datname = current_database() AND backend_type = 'client backend' AND pid NOT IN (pg_backend_pid(), ?)
            """;

    private final Connection holder;
    private final Connection watcher;

    private HeldBooks(Connection holder, Connection watcher) {
        this.holder = holder;
        this.watcher = watcher;
    }

    /** Hold the history in a database; empty if there is none. */
    static Optional<HeldBooks> in(TestDatabase database, String history) throws SQLException {
        HeldBooks books = new HeldBooks(database.connect(), database.connect());
        List<String> tables = HistoryTables.find(books.watcher, history);
        if (tables.isEmpty()) {
            books.close();
            return Optional.empty();
        }
        books.hold(String.join(", ", tables));
        return Optional.of(books);
    }

    private void hold(String tables) throws SQLException {
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("LOCK TABLE " + tables + " IN SHARE MODE");
        }
    }

    /** Return the statement that waits for the history; empty if none does. */
    Optional<String> waiting() throws SQLException {
        try (PreparedStatement query = watcher.prepareStatement(WAITING)) {
            query.setInt(1, backend());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
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
