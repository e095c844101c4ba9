package dev.assay.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What a failure means that a server gave. Safe for use by many threads. */
final class Diagnosis {
    private static final int LOG_LINES = 20;
    /** The end of a process is known a moment after its connections are cut. */
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final String SESSIONS = """
            SELECT datname, count(*), current_setting('max_connections') FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND datname IS NOT NULL GROUP BY datname ORDER BY count(*) DESC, datname LIMIT 10""";

    private final Server server;
    private final AdminSessions sessions;
    private final Object end = new Object();
    private @Nullable String ended;
    private volatile boolean onPurpose;
    private volatile boolean everOnPurpose;

    Diagnosis(Server server, AdminSessions sessions) {
        this.server = server;
        this.sessions = sessions;
    }

    /** Expect the server to end from now on: a test of its own asked for it. */
    void stopsOnPurpose() {
        onPurpose = true;
        everOnPurpose = true;
        sessions.reset();
    }

    /** Take an end for one of its own accord again: it was started after it had ended on purpose. */
    void runsAgain() {
        onPurpose = false;
        try {
            sessions.reopen();
        } catch (SQLException e) {
            // Whoever needs one opens it, and says why that cannot be.
        }
    }

    /** Return whether a failure is the loss of a connection to a server that was ended on purpose; its databases go with it. */
    boolean isOfPurpose(DatabaseException failure) {
        return everOnPurpose && failure.getCause() instanceof SQLException lost && SqlState.isConnectionLost(lost);
    }

    /** Refuse at once where every try would fail, with the words of the first failure. */
    void requireRunning() {
        String text = endIfEnded();
        if (text != null) {
            throw new DatabaseException(text);
        }
    }

    /** Refuse if an end was seen before; the server is not asked. */
    void requireNoEndSeen() {
        synchronized (end) {
            if (ended != null) {
                throw new DatabaseException(ended);
            }
        }
    }

    /** Give the failure of an act on the server. */
    DatabaseException failed(String act, SQLException failure) {
        if (SqlState.isConnectionLost(failure)) {
            String text = awaitEnd();
            if (text != null) {
                return new DatabaseException(text, failure);
            }
        }
        return new DatabaseException("%s: %s".formatted(act, failure.getMessage()), failure);
    }

    /** Give the failure to open a connection to the server itself, as one that can be acted on. */
    SQLException refused(String database, SQLException failure) {
        String text = null;
        if (SqlState.TOO_MANY_CONNECTIONS.equals(failure.getSQLState())) {
            text = tooMany(database);
        } else if (SqlState.isConnectionLost(failure)) {
            text = awaitEnd();
        }
        return text == null ? failure : new SQLException(text, failure.getSQLState(), failure);
    }

    private @Nullable String awaitEnd() {
        long start = System.nanoTime();
        String text = endIfEnded();
        while (text == null && !onPurpose && System.nanoTime() - start < PATIENCE) {
            LockSupport.parkNanos(PAUSE);
            text = endIfEnded();
        }
        return text;
    }

    private @Nullable String endIfEnded() {
        synchronized (end) {
            if (ended == null && !onPurpose && !server.isRunning()) {
                ended = """
                        The server [%s] on [%s:%d] ended by itself: nobody asked it to stop. Every database on it is gone.
                        Usually somebody killed it, or the machine ran out of memory. The end of its log:
                        %s""".formatted(
                                server.info().describe(),
                                server.host(),
                                server.port(),
                                String.join("\n", server.log(LOG_LINES)));
            }
            return ended;
        }
    }

    private String tooMany(String database) {
        try {
            return sessions.withOpen(session -> tooMany(session, database));
        } catch (SQLException e) {
            return "No connection to [%s]: the server [%s] accepts no more, and which databases hold them could not be asked: %s"
                    .formatted(database, server.info().describe(), e.getMessage());
        }
    }

    private String tooMany(Connection session, String database) throws SQLException {
        StringJoiner holders = new StringJoiner(", ");
        String limit = "";
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(SESSIONS)) {
            while (row.next()) {
                holders.add("[%s] %d".formatted(row.getString(1), row.getLong(2)));
                limit = row.getString(3);
            }
        }
        return """
                No connection to [%s]: the server [%s] accepts no more, its limit is max_connections [%s].
                Sessions by database: %s.
                Usually connections are not closed, or a pool is larger than its test needs. Close them, or raise the limit:
                ServerSpec.withSetting("max_connections", "%d")""".formatted(database, server.info().describe(), limit, holders, 2 * Integer.parseInt(limit));
    }
}
