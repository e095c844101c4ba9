package dev.assay.migration.data;

import dev.assay.check.MistakeException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The short transactions of a run, on a connection that commits each statement by itself before and after. */
final class Transactions implements AutoCloseable {
    private final Connection connection;

    /** What is done in a transaction. */
    interface Work<T> {
        T run() throws SQLException;
    }

    Transactions(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new MistakeException(
                    "data migration",
                    "the connection is in a transaction of the caller",
                    "Batches are transactions of their own, which would commit what the caller has begun",
                    "a connection with autocommit; in Flyway a migration with canExecuteInTransaction() = false");
        }
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    /** Do something and commit it, or roll it back. */
    <T> T run(Work<T> work) throws SQLException {
        boolean committed = false;
        try {
            T result = work.run();
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollBack();
            }
        }
    }

    /** Do something that only looks, for a single number. */
    long number(String sql) throws SQLException {
        return run(() -> {
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            // The server rolls back what a lost connection has begun; the failure that led here is thrown.
            return;
        }
    }

    @Override
    public void close() {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            // Nobody can use this connection any more; what ended it is thrown.
            return;
        }
    }

    /** Return whether a batch may simply be tried again: a lock timeout, a deadlock, a serialization failure. */
    static boolean isRepeatable(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state != null && (state.equals("55P03") || state.equals("40P01") || state.equals("40001"));
    }

    /** Return whether it was the connection that failed, so that nothing more can be done on it. */
    static boolean isConnectionLost(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
