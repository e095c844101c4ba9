package dev.assay.migration.proof.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;

/**
 * A transaction that began before the statement and has read every table, as a long report does. What is built concurrently waits for
 * its snapshot, what is dropped or swapped concurrently for its locks, and what needs a table alone does not get it.
 */
final class OldTransaction implements Holder {
    private static final String TABLES = """
            SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
                  AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            """;

    private final Connection connection;
    private final int backend;

    private OldTransaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.backend = KillerSession.backend(connection);
    }

    /** Begin on a session of its own, which is closed if that fails. */
    static OldTransaction begin(Connection connection) throws SQLException {
        try {
            read(connection);
            return new OldTransaction(connection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static void read(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            String tables = tables(statement);
            if (!tables.isEmpty()) {
                statement.execute("SET LOCAL lock_timeout = '10s'");
                statement.execute("LOCK TABLE " + tables + " IN ACCESS SHARE MODE");
            }
        }
    }

    private static String tables(Statement statement) throws SQLException {
        StringJoiner names = new StringJoiner(", ");
        try (ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names.toString();
    }

    @Override
    public int backend() {
        return backend;
    }

    @Override
    public boolean isWaitedForBy(String lock) {
        return true;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
