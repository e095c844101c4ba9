package dev.assay.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.chaos.ChaosRun;
import dev.assay.check.OnInconclusive;
import dev.assay.check.Severity;
import dev.assay.check.VerdictError;
import dev.assay.database.TestDatabase;
import dev.assay.junit.engine.TestRun;
import dev.assay.load.Arrivals;
import dev.assay.load.Worker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests whose body is driven by a check: how often, by whom, and with the machine to themselves. */
class DrivenTestTest {
    @TempDir
    Path reports;

    @Test
    void testBesideABudgetStillRunsOnce() {
        TestRun run = TestRun.of(reports, BesideTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(1);
    }

    @Test
    void eachWorkerHasAConnectionOfItsOwn() {
        TestRun run = TestRun.of(reports, WorkersTestCase.class);

        assertThat(run.failures()).isEmpty();
    }

    @Test
    void anAssertionInTheBodyFailsTheTestAndIsTold() {
        TestRun run = TestRun.of(reports, AssertingTestCase.class);

        assertThat(run.failure()).isInstanceOf(VerdictError.class).hasMessageStartingWith("""
                        @LatencyBudget broken  DrivenTestTest.AssertingTestCase.wrong
                          p95       promised <= 500 ms  not judged
                          error     the search found nothing
                        """);
        assertThat(run.failure().getSuppressed()).hasSize(2);
        assertThat(run.failure().getSuppressed()[0]).isInstanceOf(AssertionError.class);
    }

    @Test
    void aWarningIsReportedAndPasses() {
        TestRun run = TestRun.of(reports, WarningTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(reports.resolve("results.json")).content().contains("\"outcome\" : \"breached\"");
    }

    @Test
    void howLongIsMeasuredCanBeSetFromOutside() {
        Map<String, String> parameters = Map.of(
                "assay.report.dir", reports.toString(),
                "assay.latency-budget.duration", "2s",
                "assay.latency-budget.warmup", "0s");

        TestRun run = TestRun.with(parameters, LongTestCase.class);

        assertThat(run.failures()).isEmpty();
    }

    @Test
    void theLoadTellsItsProgressOnceItIsAskedTo() {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            TestRun.with(
                    Map.of(
                            "assay.report.dir", reports.toString(),
                            "assay.console", "true",
                            "assay.progress", "true",
                            "assay.latency-budget.duration", "3s",
                            "assay.latency-budget.warmup", "0s"),
                    LongTestCase.class);
        } finally {
            System.setOut(console);
        }

        assertThat(printed.toString(UTF_8))
                .containsPattern("assay {2}load \\[DrivenTestTest\\.LongTestCase\\.select\\] [123][.\\d]* of 3 s,"
                        + " [\\d,]+ operations, [\\d,]+/s, 0 failed\n");
    }

    @Test
    void everyWayToDriveALoadCanBeWritten() {
        TestRun run = TestRun.of(reports, PacedTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(2);
    }

    @Test
    void aTimeLimitThatLeavesNoTimeIsRefused() {
        Map<String, String> parameters = Map.of("assay.report.dir", reports.toString(), "assay.limit.time", "0s");

        TestRun run = TestRun.with(parameters, LongTestCase.class);

        assertThat(run.failures())
                .containsExactly(
                        "configuration parameter assay.limit.time = [0s]: [0s] leaves no time to measure,"
                                + " for example \"1min\". Fix: set assay.limit.time to a value that can be read, or leave it out");
    }

    @Test
    void budgetsAndScenariosHaveTheMachineToThemselves() {
        TestRun run = TestRun.of(reports, AloneTestCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(4);
    }

    @DatabaseTest
    static class BesideTestCase {
        @Test
        @LatencyBudget(max = "1min", duration = "2s", warmup = "0s")
        void select(Worker worker) throws SQLException {
            selectOne(worker);
        }
    }

    @DatabaseTest
    static class WorkersTestCase {
        private final Map<Connection, Set<Integer>> users = new ConcurrentHashMap<>();

        @LatencyBudget(max = "1min", duration = "2s", warmup = "0s", concurrency = 4)
        void select(Worker worker, TestDatabase database) throws SQLException {
            Set<Integer> numbers = users.computeIfAbsent(worker.connection(), key -> ConcurrentHashMap.newKeySet());
            numbers.add(worker.number());
            assertThat(numbers).hasSize(1);
            assertThat(worker.connection().getCatalog()).isEqualTo(database.name());
            selectOne(worker);
        }
    }

    @DatabaseTest
    static class AssertingTestCase {
        @LatencyBudget(p95 = "500ms", duration = "2s", warmup = "0s")
        void wrong(Worker worker) {
            throw new AssertionError("the search found nothing");
        }
    }

    @DatabaseTest
    static class WarningTestCase {
        @LatencyBudget(
                p50 = "1us",
                duration = "2s",
                warmup = "0s",
                severity = Severity.WARN,
                onInconclusive = OnInconclusive.PASS)
        void select(Worker worker) throws SQLException {
            selectOne(worker);
        }
    }

    @DatabaseTest
    static class LongTestCase {
        @LatencyBudget(p95 = "5s", duration = "1h")
        void select(Worker worker) throws SQLException {
            selectOne(worker);
        }
    }

    @DatabaseTest
    static class PacedTestCase {
        @LatencyBudget(
                p50 = "5s",
                max = "60s",
                mean = "5s",
                rate = "40/s",
                arrivals = Arrivals.CONSTANT,
                ramp = "200ms",
                warmup = "200ms",
                concurrency = 4,
                duration = "2s")
        void arriving(Worker worker) throws SQLException {
            selectOne(worker);
        }

        @LatencyBudget(p50 = "5s", thinkTime = "5ms", operations = 20, duration = "2s")
        void thinking(Worker worker) throws SQLException {
            selectOne(worker);
        }
    }

    @DatabaseTest
    static class AloneTestCase {
        private static final AtomicInteger ALONE = new AtomicInteger();
        private static final AtomicInteger SHARING = new AtomicInteger();

        @LatencyBudget(p50 = "5s", duration = "2s", warmup = "0s")
        void budget(Worker worker) throws SQLException {
            ALONE.incrementAndGet();
            assertThat(SHARING).hasValue(0);
            selectOne(worker);
            ALONE.decrementAndGet();
        }

        @ChaosScenario(faults = "reset 200ms", recoveryWithin = "10s")
        void scenario(ChaosRun run) {
            assertThat(SHARING).hasValue(0);
            run.operation("select", connection -> {
                assertThat(SHARING).hasValue(0);
                connection.createStatement().execute("SELECT 1");
            });
        }

        @Test
        void plain(TestDatabase database) throws SQLException {
            share(database);
        }

        @Test
        void plainToo(TestDatabase database) throws SQLException {
            share(database);
        }

        private static void share(TestDatabase database) throws SQLException {
            SHARING.incrementAndGet();
            assertThat(ALONE).hasValue(0);
            Rows.execute(database, "SELECT pg_sleep(0.3)");
            SHARING.decrementAndGet();
        }
    }

    private static void selectOne(Worker worker) throws SQLException {
        try (ResultSet rows = worker.prepare("SELECT 1").executeQuery()) {
            assertThat(rows.next()).isTrue();
        }
    }
}
