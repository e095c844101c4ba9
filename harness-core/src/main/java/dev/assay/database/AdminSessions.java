package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the maintenance database, used again because opening one costs as much as dropping a database. One is open from the
 * start: it can still be asked when tests have taken all others.
 */
final class AdminSessions implements AutoCloseable {
    private static final int VALIDITY_SECONDS = 5;
    private static final long BELIEVED = TimeUnit.SECONDS.toNanos(5);
    private static final int PATIENCE_SECONDS = 10;
    /** Many tests that end at once need many; kept, they would be missing to the tests that follow. */
    private static final int MOST_IDLE = 16;

    private final Server server;
    private final LinkedBlockingDeque<Idle> idle = new LinkedBlockingDeque<>();
    private volatile boolean closed;

    private AdminSessions(Server server) {
        this.server = server;
    }

    static AdminSessions open(Server server) throws SQLException {
        AdminSessions sessions = new AdminSessions(server);
        sessions.idle.push(new Idle(sessions.connect(), System.nanoTime()));
        return sessions;
    }

    /** Work on one session; it is used again only after a success, and if few are idle. */
    <T> T with(Work<T> work) throws SQLException {
        return on(borrow(), work);
    }

    /** Work on a session that is open already, because the server may accept no more. */
    <T> T withOpen(Work<T> work) throws SQLException {
        return on(await(null), work);
    }

    private <T> T on(Connection session, Work<T> work) throws SQLException {
        boolean sound = false;
        try {
            T result = work.on(session);
            sound = true;
            return result;
        } finally {
            giveBack(session, sound && !closed && idle.size() < MOST_IDLE);
        }
    }

    private Connection borrow() throws SQLException {
        for (Idle found = idle.poll(); found != null; found = idle.poll()) {
            if (found.isSound()) {
                return found.session();
            }
            found.session().close();
        }
        return connect();
    }

    private Connection connect() throws SQLException {
        try {
            return server.connect(server.provisioning().maintenanceDatabase());
        } catch (SQLException e) {
            if (SqlState.TOO_MANY_CONNECTIONS.equals(e.getSQLState())) {
                return await(e);
            }
            throw e;
        }
    }

    private Connection await(@Nullable SQLException refused) throws SQLException {
        try {
            Idle found = idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (found != null) {
                return found.session();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw refused != null ? refused : new SQLException("No session was free");
    }

    private void giveBack(Connection session, boolean wanted) throws SQLException {
        if (wanted) {
            idle.push(new Idle(session, System.nanoTime()));
        } else {
            session.close();
        }
    }

    /** Forget the open sessions, because the server is about to end them. */
    void reset() {
        for (Idle found = idle.poll(); found != null; found = idle.poll()) {
            boolean unused = closeQuietly(found.session());
        }
    }

    /** Have one open again: the server that had ended them all runs again, and may soon accept no more. */
    void reopen() throws SQLException {
        giveBack(server.connect(server.provisioning().maintenanceDatabase()), !closed);
    }

    private static boolean closeQuietly(Connection session) {
        try {
            session.close();
            return true;
        } catch (SQLException e) {
            // It was to end anyway.
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        reset();
    }

    /** A session nobody works on, since when. */
    private record Idle(Connection session, long since) {
        /** Asking costs a round trip, so the one that worked a moment ago is believed. */
        boolean isSound() throws SQLException {
            return System.nanoTime() - since < BELIEVED || session.isValid(VALIDITY_SECONDS);
        }
    }

    /** What is done on a session. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection session) throws SQLException;
    }
}
