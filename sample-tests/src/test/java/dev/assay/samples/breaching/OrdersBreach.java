package dev.assay.samples.breaching;

import dev.assay.chaos.ChaosRun;
import dev.assay.junit.ChaosScenario;
import dev.assay.junit.DatabaseTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

@DatabaseTest
class OrdersBreach {
    private static final String SAVE = "INSERT INTO users (email) VALUES (gen_random_uuid()::text)";

    /** One connection for ever: the usual mistake of code that was never without its database. */
    @ChaosScenario(faults = "reset 300ms", recoveryWithin = "1s", clients = 1)
    void neverReconnects(ChaosRun run) throws SQLException {
        Connection only = run.connect();
        run.operation("save", () -> save(only));
    }

    @ChaosScenario(faults = "reset 300ms", recoveryWithin = "5s", maxErrors = "1%", clients = 1)
    void neverRetries(ChaosRun run) {
        run.operation("save", connection -> save(connection));
    }

    private static void save(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SAVE);
        }
    }
}
