package dev.assay.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The first test of a run with plain Testcontainers, Flyway and the seed, all for the class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainContainerFirstTest {
    /** The image that Assay's side runs too. */
    private static final String IMAGE = "pgvector/pgvector:pg17";

    private final PostgreSQLContainer container =
            new PostgreSQLContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres"));

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    @BeforeAll
    void start() throws IOException, SQLException {
        container.start();
        database.setUrl(container.getJdbcUrl());
        database.setUser(container.getUsername());
        database.setPassword(container.getPassword());
        FlywayPeer.prepare(database);
    }

    @AfterAll
    void stop() {
        container.stop();
    }

    @Test
    void answersFromItsMigratedDatabase() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Workload.ofProcess().ask(connection);
            Mark.reached(Workload.ANSWERED);
        }
    }
}
