package dev.assay.migration.shadow;

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
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = "
                    + settings.throttle().lockTimeout().toMillis());
            for (String sql : statements.get()) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
