package dev.assay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Connections to the maintenance database, used again because opening one costs as much as dropping a database. */
final class AdminSessions implements AutoCloseable {
    private static final int VALIDITY_SECONDS = 5;

    private final Server server;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    AdminSessions(Server server) {
        this.server = server;
    }

    /** Work on one session; it is used again only after a success. */
    <T> T with(Work<T> work) throws SQLException {
        Connection session = borrow();
        boolean sound = false;
        try {
            T result = work.on(session);
            sound = true;
            return result;
        } finally {
            giveBack(session, sound && !closed);
        }
    }

    private Connection borrow() throws SQLException {
        for (Connection session = idle.poll(); session != null; session = idle.poll()) {
            if (session.isValid(VALIDITY_SECONDS)) {
                return session;
            }
            session.close();
        }
        return server.connect("postgres");
    }

    private void giveBack(Connection session, boolean sound) throws SQLException {
        if (sound) {
            idle.push(session);
        } else {
            session.close();
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        for (Connection session = idle.poll(); session != null; session = idle.poll()) {
            session.close();
        }
    }

    /** What is done on a session. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection session) throws SQLException;
    }
}
