package dev.assay.migration.proof.crash;

import dev.assay.check.Ticker;
import dev.assay.migration.proof.Patience;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/** A session beside the migration that sees it, holds it up and ends it. Used by one thread at a time. */
final class KillerSession implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofNanos(300_000);

    private static final String BLOCKED = """
            SELECT a.wait_event FROM pg_stat_activity a
            WHERE a.pid = ? AND a.state = 'active' AND a.wait_event_type = 'Lock' AND ? = ANY (pg_blocking_pids(a.pid))
            """;

    private final Connection connection;
    private final Ticker ticker;
    private final int own;

    KillerSession(Connection connection, Ticker ticker) throws SQLException {
        this.ticker = ticker;
        this.connection = connection;
        this.own = backend(connection);
        run("SET lock_timeout = '10s'");
    }

    /** Return the process that serves a connection; the driver knows it, so that nothing is asked. */
    static int backend(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    int backend() {
        return own;
    }

    /** Return what tells the open transaction of a session from others; empty if it has none. */
    String transaction(int pid) throws SQLException {
        return text("SELECT coalesce(xact_start::text, '') FROM pg_stat_activity WHERE pid = " + pid)
                .orElse("");
    }

    /** Return the kind of lock that a session waits for in the middle of a statement, if another one has it. */
    Optional<String> wait(int pid, int holder) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(BLOCKED)) {
            query.setInt(1, pid);
            query.setInt(2, holder);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** End a session; returns when it is gone and its transaction is rolled back. */
    void kill(int pid) throws SQLException {
        run("SELECT pg_terminate_backend(" + pid + ")");
        Patience patience = new Patience(ticker);
        while (isThere(pid)) {
            if (!patience.goesOn()) {
                throw new SQLException(
                        "the server was told to end process [" + pid + "] and did not within " + Patience.LONGEST);
            }
        }
    }

    /** Wait a moment before looking again. */
    static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    void run(String sql) throws SQLException {
        text(sql);
    }

    private boolean isThere(int pid) throws SQLException {
        return text("SELECT 1 FROM pg_stat_activity WHERE pid = " + pid).isPresent();
    }

    private Optional<String> text(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return Optional.empty();
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? Optional.of(String.valueOf(row.getString(1))) : Optional.empty();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
