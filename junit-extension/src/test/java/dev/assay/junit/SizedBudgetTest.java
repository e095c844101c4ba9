package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.junit.engine.TestRun;
import dev.assay.load.Worker;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets at several sizes, by annotation. */
class SizedBudgetTest {
    @TempDir
    Path reports;

    @Test
    void growthAndBudgetsAreJudgedOnRowsThatAMethodMakes() {
        TestRun run = TestRun.of(reports, FilledTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(reports.resolve("results.json"))
                .content()
                .contains("\"p50 at 50 rows\"", "\"p50 at 500 rows\"", "\"p50 at 5,000 rows\"", "\"growth\"");
    }

    @Test
    void rowsAreGeneratedWithoutAMethodAndAScanGrowsTooFast() {
        TestRun run = TestRun.of(reports, GeneratedTestCase.class);

        assertThat(run.failure())
                .hasMessageStartingWith("@LatencyBudget breached  SizedBudgetTest.GeneratedTestCase.scan\n  growth ")
                .hasMessageContaining("the p50 grows at most like 1")
                .hasMessageContaining("Seq Scan on people")
                .hasMessageContaining("because ")
                .hasMessageContaining("the list is shown on every page");
    }

    @DatabaseTest
    static class FilledTestCase {
        @LatencyBudget(
                p50 = "5s",
                duration = "1s",
                warmup = "0s",
                growth = "n^2",
                sizes = {50, 500, 5_000},
                fill = "people")
        void find(Worker worker) throws SQLException {
            PreparedStatement statement = worker.prepare("SELECT name FROM people WHERE id = ?");
            statement.setInt(1, 1 + worker.random().nextInt(50));
            statement.executeQuery().close();
        }

        void people(Connection connection, long rows) throws SQLException {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO people (id) SELECT n FROM generate_series(1, ?) n")) {
                insert.setLong(1, rows);
                insert.executeUpdate();
            }
        }
    }

    @DatabaseTest
    static class GeneratedTestCase {
        @LatencyBudget(
                growth = "1",
                sizes = {100, 1_000, 30_000},
                fill = "people",
                because = "the list is shown on every page")
        void scan(Worker worker) throws SQLException {
            worker.prepare("SELECT count(name) FROM people WHERE length(email) > 0")
                    .executeQuery()
                    .close();
        }
    }
}
