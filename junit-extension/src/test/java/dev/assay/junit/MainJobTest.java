package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.chaos.ChaosRun;
import dev.assay.database.TestDatabase;
import dev.assay.junit.engine.TestRun;
import dev.assay.load.Worker;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.quality.Metric;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All four annotations in one class, through the real engine. */
class MainJobTest {
    @Test
    void allFourAnnotationsAreJudged(@TempDir Path reports) {
        TestRun run = TestRun.of(reports, EverythingTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(5);
        assertThat(reports.resolve("results.json")).exists();
        assertThat(reports.resolve("index.html")).exists();
    }

    @DatabaseTest(seed = "db/seed/V1__people.sql")
    static class EverythingTestCase {
        @MigrationTest(maxDuration = "5s", rewrites = Rewrites.NONE)
        void migrations(MigrationReport report, TestDatabase database) throws SQLException {
            assertThat(report.versions()).containsExactly("1", "2");
            assertThat(count(database)).isEqualTo(1000);
        }

        @Test
        @QualityGate(metric = Metric.COMPLETENESS, table = "people", column = "age", atLeast = "0.95")
        @QualityGate(metric = Metric.ROW_COUNT, table = "people", atLeast = "1000")
        void gates(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate("UPDATE people SET age = NULL WHERE id <= 50"))
                        .isEqualTo(50);
            }
        }

        @LatencyBudget(p95 = "5s", duration = "2s", warmup = "100ms", concurrency = 2)
        void budget(Worker worker) throws SQLException {
            try (ResultSet found = worker.prepare("SELECT 1").executeQuery()) {
                assertThat(found.next()).isTrue();
            }
        }

        @ChaosScenario(faults = "latency(50ms) 300ms; reset 200ms", recoveryWithin = "30s", callTimeout = "10s")
        void chaos(ChaosRun run) {
            run.operation("read", connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT count(*) FROM people");
                }
            });
        }

        private static long count(TestDatabase database) throws SQLException {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*) FROM people")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
