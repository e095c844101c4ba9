package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.OnInconclusive;
import dev.assay.database.TestDatabase;
import dev.assay.junit.builds.Pause;
import dev.assay.junit.engine.TestRun;
import dev.assay.load.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons of an annotated method. What is expected to be slower is many times slower, whatever the machine does. */
class RegressionBudgetTest {
    private static final Path KEPT = Path.of("target", "kept.json");

    @TempDir
    Path reports;

    @Test
    void bothKindsOfPromisesOfOneAnnotationAreJudged() {
        TestRun run = TestRun.of(reports, BothTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(reports.resolve("results.json"))
                .content()
                .contains("\"name\" : \"p50\"", "\"name\" : \"mean ratio\"")
                .contains("the mean grows by at most 100 % against [application_name = old]");
    }

    @Test
    void aMethodThatIsSlowerThanAnotherIsBreached() {
        assertThat(TestRun.of(reports, MethodTestCase.class).failure()).hasMessageMatching("""
                        (?s)@LatencyBudget breached  RegressionBudgetTest\\.MethodTestCase\\.search
                          p50 ratio  [\\d.,]+  promised <= 1\\.1 +98\\.5 % CI [\\d.,]+, n = [\\d,]+
                          compared   p50 of all requests [\\d.]+ ms of \\[the method oldSearch\\], [\\d.]+ ms measured .*""");
    }

    @Test
    void theSchemaBeforeTheNewestMigrationIsTheDefault() {
        TestRun run = TestRun.of(reports, SchemaTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(reports.resolve("results.json"))
                .content()
                .contains("the p50 grows by at most 100 % against [the schema before the newest migration]");
    }

    @Test
    void aBaselineOnWhichNothingWorksIsNoPass() {
        assertThat(TestRun.of(reports, NewColumnTestCase.class).failure())
                .hasMessageStartingWith("""
                        @LatencyBudget broken  RegressionBudgetTest.NewColumnTestCase.email
                          p95 ratio  promised <= 1.1""")
                .hasMessageContaining("all [11] requests of the baseline side failed, so there is nothing to compare")
                .hasMessageContaining("the schema of version 1")
                .hasMessageContaining("42703: 11 of 11 requests of the baseline side")
                .hasMessageContaining("ERROR: column \"email\" does not exist");
    }

    @Test
    void aCopyThatIsFasterWithAnIndexShowsThatItIsMissing() {
        assertThat(TestRun.of(reports, SqlTestCase.class).failure())
                .hasMessageStartingWith("@LatencyBudget breached  RegressionBudgetTest.SqlTestCase.find")
                .hasMessageContaining("of [create index on people (id, age)]")
                .hasMessageContaining("Seq Scan on people");
    }

    @Test
    void rowsThatOnlyOneSideHasAreToldAndNotMeasured() {
        assertThat(TestRun.of(reports, OwnRowsTestCase.class).failure())
                .hasMessageContaining("[public.people] holds [0 rows] there and [500 rows] here")
                .hasMessageContaining("load them with @DatabaseTest(seed = ...) or @SeedRows, which fill both");
    }

    @Test
    void anotherBuildOfTheCodeIsCalledForTheBaseline() throws IOException {
        Path place = Files.createDirectories(Path.of("target", "other-build"));
        Path source = reports.resolve("Pause.java");
        Files.writeString(source, """
                package dev.assay.junit.builds;
                public final class Pause {
                    private Pause() {}
                    public static long nanos() { return 1_000; }
                }
                """);
        int refused =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", place.toString(), source.toString());
        assertThat(refused).isZero();

        assertThat(TestRun.of(reports, BuildTestCase.class).failure())
                .hasMessageStartingWith("@LatencyBudget breached  RegressionBudgetTest.BuildTestCase.pause")
                .hasMessageContaining("of [the build at target/other-build]");
    }

    @Test
    void aRunThatWritesItsBaselineFailsEvenWhereUndecidedVerdictsPass() throws IOException {
        Files.deleteIfExists(KEPT);
        Map<String, String> parameters = Map.of("assay.report.dir", reports.toString(), "assay.seed", "8731");
        Map<String, String> updating = new HashMap<>(parameters);
        updating.put("assay.baseline.update", "true");

        assertThat(TestRun.with(updating, KeptTestCase.class).failure())
                .hasMessageStartingWith("@LatencyBudget broken  RegressionBudgetTest.KeptTestCase.select")
                .hasMessageContaining("[target/kept.json] holds this run now: p50 is ");
        assertThat(TestRun.with(parameters, KeptTestCase.class).failures()).isEmpty();
    }

    @DatabaseTest
    static class KeptTestCase {
        @LatencyBudget(
                maxRegression = "100%",
                regressionOf = "p50",
                against = @Baseline(file = "target/kept.json"),
                onInconclusive = OnInconclusive.PASS)
        void select(Worker worker) throws SQLException {
            query(worker, "select 1");
        }
    }

    @DatabaseTest
    static class BothTestCase {
        @LatencyBudget(
                p50 = "5s",
                duration = "2s",
                warmup = "0s",
                maxRegression = "100%",
                regressionOf = "mean",
                against = @Baseline(settings = "application_name=old"))
        void select(Worker worker) throws SQLException {
            query(worker, "select 1");
        }
    }

    @DatabaseTest
    static class MethodTestCase {
        @LatencyBudget(maxRegression = "10%", regressionOf = "p50", against = @Baseline(method = "oldSearch"))
        void search(Worker worker) throws SQLException {
            query(worker, "select count(*) from generate_series(1, 20000)");
        }

        void oldSearch(Worker worker) throws SQLException {
            query(worker, "select 1");
        }
    }

    @DatabaseTest
    static class SchemaTestCase {
        @LatencyBudget(maxRegression = "100%", regressionOf = "p50")
        void count(Worker worker) throws SQLException {
            query(worker, "select count(*) from people");
        }
    }

    @DatabaseTest
    static class NewColumnTestCase {
        @LatencyBudget(maxRegression = "10%", against = @Baseline(version = "1"))
        void email(Worker worker) throws SQLException {
            query(worker, "select email from people");
        }
    }

    @DatabaseTest
    static class SqlTestCase {
        @BeforeEach
        void rows(TestDatabase database) throws SQLException {
            Rows.execute(database, "alter table people drop constraint people_pkey");
            Rows.insert(database, 20_000);
            Rows.execute(database, "vacuum analyze people");
        }

        @LatencyBudget(
                maxRegression = "10%",
                regressionOf = "p50",
                against = @Baseline(sql = "create index on people (id, age)"))
        void find(Worker worker) throws SQLException {
            PreparedStatement find = worker.prepare("select age from people where id = ?");
            find.setInt(1, worker.random().nextInt(20_000));
            try (ResultSet rows = find.executeQuery()) {
                rows.next();
            }
        }
    }

    @DatabaseTest
    static class OwnRowsTestCase {
        @BeforeEach
        void rows(TestDatabase database) throws SQLException {
            Rows.insert(database, 500);
        }

        @LatencyBudget(maxRegression = "10%")
        void count(Worker worker) throws SQLException {
            query(worker, "select count(*) from people");
        }
    }

    @DatabaseTest
    static class BuildTestCase {
        @LatencyBudget(
                maxRegression = "10%",
                regressionOf = "p50",
                against = @Baseline(classPath = "target/other-build"))
        void pause(Worker worker) {
            LockSupport.parkNanos(Pause.nanos());
        }
    }

    private static void query(Worker worker, String sql) throws SQLException {
        try (ResultSet rows = worker.prepare(sql).executeQuery()) {
            rows.next();
        }
    }
}
