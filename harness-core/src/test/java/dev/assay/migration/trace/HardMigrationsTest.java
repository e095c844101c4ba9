package dev.assay.migration.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabases.Provider.class)
class HardMigrationsTest {
    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final Duration FAR_BEYOND = Duration.ofSeconds(60);

    private final TestDatabases databases;
    private final Path folder;

    HardMigrationsTest(TestDatabases databases, @TempDir Path folder) {
        this.databases = databases;
        this.folder = folder;
    }

    @Test
    void stopsAMigrationThatWaitsForALockForEver() throws SQLException {
        try (TestDatabase database = databases.empty();
                Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("CREATE SCHEMA app; CREATE TABLE app.orders (id int)");
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM app.orders");

            MigrationReport report = assertTimeoutPreemptively(
                    FAR_BEYOND, () -> trace(database, "ALTER TABLE app.orders ADD COLUMN note text;"));

            assertThat(report.obstacle())
                    .isInstanceOf(TraceTimeoutException.class)
                    .message()
                    .startsWith("the migrations did not end within [8.0 s] and were stopped: "
                            + "[ALTER TABLE app.orders ADD COLUMN note text] had run for [")
                    .contains("(idle in transaction), last statement [SELECT * FROM app.orders]");
            assertThat(report.statements()).hasSize(1);
            assertThat(report.statements().get(0).sqlState()).isEqualTo("57014");
        }
    }

    @Test
    void stopsAMigrationThatTakesTooLong() {
        try (TestDatabase database = databases.empty()) {
            MigrationReport report = assertTimeoutPreemptively(
                    FAR_BEYOND,
                    () -> trace(
                            database,
                            "DO $$ BEGIN PERFORM pg_sleep(600); EXCEPTION WHEN query_canceled THEN"
                                    + " PERFORM pg_sleep(600); END $$;"));

            assertThat(report.obstacle()).hasMessageContaining("PERFORM pg_sleep(600)");
        }
    }

    @Test
    void reportsAMigrationThatDropsTheHistory() throws IOException {
        MigrationReport report = Scripts.trace(
                databases, Witness.NONE, folder, "CREATE TABLE a (id int);", "DROP TABLE flyway_schema_history;");

        MigrationFailedException failure = Objects.requireNonNull(report.failure());
        assertThat(failure).hasMessageContaining("V2__step.sql").hasMessageContaining("flyway_schema_history");
    }

    @Test
    void reportsAMigrationThatEndsItsOwnSession() throws IOException {
        MigrationReport report = Scripts.trace(
                databases,
                Witness.NONE,
                folder,
                "CREATE TABLE a (id int);",
                "CREATE TABLE b (id int); SELECT pg_terminate_backend(pg_backend_pid());");

        MigrationFailedException failure = Objects.requireNonNull(report.failure());
        assertThat(failure.sqlState()).isEqualTo("57P01");
        assertThat(report.statementsOf("2")).hasSize(2);
    }

    private MigrationReport trace(TestDatabase database, String... versions) throws IOException {
        return new MigrationTracer(Scripts.source(folder, versions), Sample.seeds("none"))
                .within(SHORT)
                .trace(database.dataSource(), Sample.RUN);
    }
}
