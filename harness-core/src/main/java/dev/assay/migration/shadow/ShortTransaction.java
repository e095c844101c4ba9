package dev.assay.migration.shadow;

import dev.assay.check.MistakeException;
import dev.assay.migration.data.RunSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Statements that need strong locks for an instant, in one transaction that is tried again when it cannot have them soon. */
final class ShortTransaction {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";

    private final Connection connection;
    private final RunSettings settings;

    interface Statements {
        List<String> get() throws SQLException;
    }

    ShortTransaction(Connection connection, RunSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    void run(Statements statements) throws SQLException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                attempt(statements);
                return;
            } catch (SQLException failure) {
                boolean repeatable =
                        LOCK_NOT_AVAILABLE.equals(failure.getSQLState()) || DEADLOCK.equals(failure.getSQLState());
                if (!repeatable || attempt >= settings.throttle().attempts()) {
                    throw failure;
                }
            }
            settings.sleeper()
                    .sleep(settings.throttle().pause(attempt, settings.random().nextDouble()));
        }
    }

    private void attempt(Statements statements) throws SQLException {
        requireAlone();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = "
                    + settings.throttle().lockTimeout().toMillis());
            for (String sql : statements.get()) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException | RuntimeException failure) {
            undo(failure);
            throw failure;
        }
        connection.setAutoCommit(true);
    }

    private void requireAlone() throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new MistakeException(
                    "dual writes",
                    "the connection is in a transaction of the caller",
                    "Triggers are installed and names swapped in a transaction of their own, which would commit what the"
                            + " caller has begun",
                    "a connection with autocommit");
        }
    }

    /** On a connection that is lost there is nothing to undo, and what ended it is thrown. */
    private void undo(Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }
}
