package dev.assay.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The first test of a run with zonky's embedded PostgreSQL and Flyway, both for the class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZonkyFirstTest {
    private final ZonkyDatabase database = new ZonkyDatabase();

    @BeforeAll
    void start() throws IOException, SQLException {
        database.start();
    }

    @AfterAll
    void stop() throws IOException {
        database.close();
    }

    @Test
    void answersFromItsMigratedDatabase() throws SQLException {
        try (Connection connection = database.connect()) {
            Workload.ofProcess().ask(connection);
            Mark.reached(Workload.ANSWERED);
        }
    }
}
