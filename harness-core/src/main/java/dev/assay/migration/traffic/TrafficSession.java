package dev.assay.migration.traffic;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * A session of the application. Each statement is prepared on the server at its first execution and stays so. Not thread-safe.
 */
public final class TrafficSession implements AutoCloseable {
    private final Connection connection;

    private TrafficSession(Connection connection) {
        this.connection = connection;
    }

    /** Open a session. */
    public static TrafficSession open(TestDatabase database) throws SQLException {
        Connection connection = database.connect();
        connection.unwrap(PGConnection.class).setPrepareThreshold(1);
        return new TrafficSession(connection);
    }

    /** Return the number of the server's process. */
    public int pid() throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    /** Return its connection, in autocommit between operations. */
    public Connection connection() {
        return connection;
    }

    /** Run an operation in a transaction of its own, and keep what it wrote. Return why it failed, if it did. */
    public Optional<Failure> commit(TrafficOperation operation, long turn) throws SQLException {
        return within(operation, turn, true);
    }

    /** Run an operation in a transaction of its own, and leave nothing of it. Return why it failed, if it did. */
    public Optional<Failure> undo(TrafficOperation operation, long turn) throws SQLException {
        return within(operation, turn, false);
    }

    /** Run an operation whose statements are transactions of their own. Return why it failed, if it did. */
    public Optional<Failure> run(TrafficOperation operation, long turn) {
        try {
            operation.work().run(connection, turn);
            return Optional.empty();
        } catch (SQLException failure) {
            return Optional.of(Failure.of(failure));
        }
    }

    private Optional<Failure> within(TrafficOperation operation, long turn, boolean kept) throws SQLException {
        connection.setAutoCommit(false);
        try {
            operation.work().run(connection, turn);
            if (kept) {
                connection.commit();
            }
            return Optional.empty();
        } catch (SQLException failure) {
            return Optional.of(Failure.of(failure));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
