package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.check.Evidence;
import dev.assay.check.FailureText;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Limits;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Every scenario here runs on a real PostgreSQL through the real fault proxy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class ChaosCheckTest {
    private static final Run RUN = new Run(
            7, Ticker.system(), Limits.DEFAULT, new Origin("OrderIT.survives", "", "mvn verify -Dassay.seed=7", ""));

    private final Databases databases = Databases.open(DatabaseSettings.defaults());
    private final TestDatabase database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty());
    private final RecordingBackend backend = new RecordingBackend();

    @AfterAll
    void close() {
        backend.close();
        database.close();
        databases.close();
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        assertThatThrownBy(() -> new Socket(
                                InetAddress.getLoopbackAddress(), backend.last().port())
                        .close())
                .isInstanceOf(ConnectException.class);
        new Poll(Ticker.system()).until(() -> chaosThreads().isEmpty());
        new Poll(Ticker.system()).until(() -> sessionsOfOthers() == 0);
    }

    @Test
    void latencyPassesAndIsSeen() {
        Verdict verdict = only(select("latency(200ms) 1s"));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        List<String> step = phase(verdict, "latency(200ms) 1s");
        assertThat(step.get(5)).as("failed").isEqualTo("0");
        assertThat(millis(step.get(7))).as("p50 in %s", step).isBetween(200.0, 400.0);
    }

    @Test
    void aPartitionWithRecoveryPasses() {
        Verdict verdict = only(select("partition 1s"));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.findings()).isEmpty();
        assertThat(figure(verdict)).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(2_000));
        assertThat(phase(verdict, "before")).element(5).isEqualTo("0");
        assertThat(lanes(verdict)).containsExactly("faults", "select");
    }

    @Test
    void everyFaultIsSeenInOneSchedule() {
        Verdict verdict = only(select(
                "latency(100ms, jitter 20ms) 600ms; timeout(200ms) 600ms; healthy 200ms; reset 400ms; healthy 200ms;"
                        + " partition 600ms; refuse 400ms; healthy 200ms"));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(table(verdict, "what each phase did").rows())
                .extracting(row -> row.get(0))
                .containsExactly(
                        "before",
                        "latency(100ms, jitter 20ms) 600ms",
                        "timeout(200ms) 600ms",
                        "healthy 200ms",
                        "reset 400ms",
                        "healthy 200ms",
                        "partition 600ms",
                        "refuse 400ms",
                        "healthy 200ms",
                        "recovery");
        assertThat(phase(verdict, "refuse 400ms").get(6)).contains("08001 x ");
        assertThat(phase(verdict, "reset 400ms").get(6)).contains("08");
    }

    @Test
    void anOperationThatKeepsADeadConnectionBreachesRecovery() {
        Verdicts verdicts = run("refuse 300ms", scenario -> scenario.recoveryWithin("800ms"), run -> {
            Connection kept = run.connect();
            run.operation("save", () -> selectOne(kept));
            run.after("is not reached", () -> {
                throw new IllegalStateException("a final check ran without recovery");
            });
        });

        assertThat(FailureText.of(verdicts.all())).matches("""
                        @ChaosScenario breached  OrderIT\\.survives
                          recovery  > 8\\d\\d ms  promised <= 800 ms                  n = \\d+
                          faults    refuse 300ms
                          found     operation \\[save\\] did not recover: \\d+ calls ended in 8\\d\\d ms after the last fault, \
                        the last one failed  last failure: 08003 This connection has been closed\\.
                          repeat    mvn verify -Dassay\\.seed=7""");
    }

    @Test
    void aFaultThatIsNeverHitIsBroken() {
        Verdicts verdicts = run(
                "partition 300ms; latency(100ms) 300ms",
                run -> run.operation("think", () -> {
                    Math.sqrt(run.random().nextDouble());
                }));

        assertThat(FailureText.of(verdicts.all())).isEqualTo("""
                        @ChaosScenario broken  OrderIT.survives
                          recovery  promised <= 5,000 ms                          not judged
                          faults    partition 300ms; latency(100ms) 300ms
                          found     the fault [partition 300ms] was armed and never hit  there is no operation in which a call failed or stalled for half of the step
                          found     the fault [latency(100ms) 300ms] was armed and never hit  there is no operation in which a call failed or the median rose by 50 ms
                          means     the operations do not use the database, or reach it on a way that leads past the proxy
                          do        use the connection that the operation is given, or make the pool from run.dataSource()
                          repeat    mvn verify -Dassay.seed=7""");
        assertThat(verdicts.all().get(0).evidence()).hasSize(5);
    }

    @Test
    void whatIsNotHealthyBeforeIsBroken() {
        Verdicts verdicts = run("partition 300ms", run -> run.operation("save", ChaosCheckTest::selectFromNowhere));

        assertThat(FailureText.of(verdicts.all())).isEqualTo("""
                        @ChaosScenario broken  OrderIT.survives
                          recovery  promised <= 5,000 ms                          not judged
                          faults    partition 300ms
                          found     not healthy before: operation [save] failed without any fault  42P01 ERROR: relation "nowhere" does not exist
                          means     what a fault does cannot be told from what was broken already
                          do        make the operation succeed on the healthy database first
                          repeat    mvn verify -Dassay.seed=7""");
        assertThat(table(only(verdicts), "errors").rows()).singleElement().satisfies(row -> assertThat(row)
                .startsWith("42P01"));
    }

    @Test
    void errorsDuringFaultsAreJudgedExactly() {
        Verdicts verdicts = run(
                "refuse 300ms",
                scenario -> scenario.maxErrors("0"),
                run -> run.operation("select", ChaosCheckTest::selectOne));

        assertThat(verdicts.all())
                .extracting(verdict -> verdict.promise().name(), Verdict::outcome)
                .containsExactly(tuple("recovery", Outcome.PASSED), tuple("errors", Outcome.BREACHED));
        Verdict errors = verdicts.all().get(1);
        assertThat(figure(errors)).isBetween(new BigDecimal("0.1"), BigDecimal.ONE);
        assertThat(errors.findings()).anySatisfy(finding -> {
            assertThat(finding.text()).matches("08001 x \\d+");
            assertThat(finding.remark()).matches("Connection to 127\\.0\\.0\\.1:\\d+ refused\\..*");
        });
    }

    @Test
    void aFinalCheckThatFailsBreachesRecovery() {
        AtomicBoolean direct = new AtomicBoolean();
        Verdict verdict = only(run("refuse 200ms", run -> {
            run.operation("select", ChaosCheckTest::selectOne);
            run.after("the database answers", () -> {
                try (Connection connection = run.database().connect()) {
                    selectOne(connection);
                    direct.set(true);
                }
            });
            run.after("every order is there", () -> {
                throw new AssertionError("expected 12 orders, found 11");
            });
        }));

        assertThat(direct).isTrue();
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings())
                .containsExactly(
                        Finding.of("faults", "refuse 200ms"),
                        new Finding("found", "check [every order is there] failed", "expected 12 orders, found 11"));
    }

    @Test
    void aRecoveryThatIsNotDecidedInTimeIsInconclusive() {
        Run hurried = new Run(7, Ticker.system(), new Limits(Duration.ofMillis(400), 1_000), RUN.origin());
        ChaosCheck scenario = ChaosCheck.builder(backend, run -> run.operation("select", ChaosCheckTest::selectOne))
                .faults("refuse 200ms")
                .healthyBefore("200ms")
                .quiet("10s")
                .build();

        Verdict verdict = only(Plan.of(scenario).run(database, hurried));

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.findings()).last().satisfies(finding -> assertThat(finding.text())
                .matches("operation \\[select\\] first succeeded \\S+ ms after the last fault, then \\d+ times in a"
                        + " row until the observation ended"));
    }

    @Test
    void severalOperationsAreDrivenTogether() {
        AtomicInteger own = new AtomicInteger();
        Verdict verdict = only(run("latency(100ms) 500ms", run -> {
            run.operation("select", ChaosCheckTest::selectOne);
            run.operation("own connection", () -> {
                try (Connection connection = run.dataSource().getConnection()) {
                    selectOne(connection);
                    own.incrementAndGet();
                }
            });
        }));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(own).hasPositiveValue();
        assertThat(lanes(verdict)).containsExactly("faults", "select", "own connection");
    }

    @Test
    void aPoolOnTheDataSourceRecovers() {
        HikariConfig settings = new HikariConfig();
        settings.setMaximumPoolSize(2);
        settings.setConnectionTimeout(1_000);
        settings.setValidationTimeout(300);
        List<HikariDataSource> pools = new ArrayList<>();
        Verdict verdict = only(run("partition 1s; refuse 300ms", run -> {
            settings.setDataSource(run.dataSource());
            HikariDataSource pool = new HikariDataSource(settings);
            pools.add(pool);
            run.operation("save", () -> {
                try (Connection connection = pool.getConnection()) {
                    selectOne(connection);
                }
            });
        }));
        pools.forEach(HikariDataSource::close);

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aWrongAnswerIsNoFailureThatAFaultExcuses() {
        Verdict verdict = only(run("reset 300ms", run -> run.operation("read", ChaosCheckTest::readOrGuess)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.figures()).isEmpty();
        assertThat(verdict.findings())
                .contains(new Finding("found", "operation [read] got a wrong answer", "expected 1 but was 0"));
    }

    @Test
    void noCallWaitsBeyondTheCallTimeout() {
        Verdict verdict = only(run(
                "partition 300ms",
                scenario -> scenario.callTimeout("500ms"),
                run -> run.operation("sleep", ChaosCheckTest::sleepLong)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(table(verdict, "errors").rows()).singleElement().satisfies(row -> assertThat(row)
                .startsWith("08006")
                .endsWith("An I/O error occurred while sending to the backend."));
        assertThat(millis(phase(verdict, "before").get(8))).isBetween(500.0, 2_500.0);
    }

    @Test
    void aBodyWithoutOperationIsBroken() {
        assertThat(findings(run("refuse 200ms", run -> {})))
                .containsExactly(
                        Finding.of("asked", "@ChaosScenario"),
                        Finding.of("found", "the body registered no operation"),
                        Finding.of(
                                "means",
                                "Without one nothing is driven while the faults are in force, and nothing can be judged"),
                        Finding.of("fix", "run.operation(\"save\", connection -> orders.save(connection));"));
    }

    @Test
    void aBodyThatThrowsIsBroken() {
        assertThat(findings(run("refuse 200ms", run -> {
                    throw new SQLException("no such table");
                })))
                .containsExactly(Finding.of(
                        "error", "the body failed before the first fault: java.sql.SQLException: no such table"));
    }

    @Test
    void aFinalCheckThatCannotCheckIsBroken() {
        assertThat(findings(run("refuse 200ms", run -> {
                    run.operation("select", ChaosCheckTest::selectOne);
                    run.after("count", () -> {
                        throw new SQLException("no such table");
                    });
                })))
                .containsExactly(Finding.of("error", "no such table"));
    }

    @Test
    void aNameIsUnique() {
        assertThat(findings(run("refuse 200ms", run -> {
                    run.operation("save", ChaosCheckTest::selectOne);
                    run.operation("save", ChaosCheckTest::selectOne);
                })))
                .containsExactly(
                        Finding.of("asked", "run.operation [save]"),
                        Finding.of("found", "that name is taken"),
                        Finding.of("means", "Two would be one in the report"),
                        Finding.of("fix", "run.operation(\"save 2\", ...);"));
    }

    @Test
    void nothingIsRegisteredAfterTheBody() {
        assertThat(findings(run("refuse 200ms", run -> {
                    run.operation("select", ChaosCheckTest::selectOne);
                    run.after("late", () -> run.operation("more", ChaosCheckTest::selectOne));
                })))
                .containsExactly(
                        Finding.of("asked", "run.operation [more]"),
                        Finding.of("found", "it was called after the body had returned"),
                        Finding.of("means", "Everything is registered before the first fault"),
                        Finding.of(
                                "fix", "call run.operation in the body itself, not in an operation or a final check"));
    }

    @Test
    void aProxyLostInTheMiddleIsBroken() {
        AtomicInteger calls = new AtomicInteger();
        Verdict verdict = only(run(
                "latency(100ms) 500ms",
                run -> run.operation("saboteur", connection -> {
                    selectOne(connection);
                    if (calls.incrementAndGet() == 20) {
                        backend.last().proxy().delete();
                    }
                })));

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void anInterruptUndoesEverything() throws Exception {
        AtomicBoolean driven = new AtomicBoolean();
        List<Verdicts> result = new ArrayList<>();
        Thread judge = new Thread(() -> result.add(run(
                "partition 30s",
                run -> run.operation("select", connection -> {
                    selectOne(connection);
                    driven.set(true);
                }))));
        judge.start();
        new Poll(Ticker.system()).until(driven::get);

        judge.interrupt();
        judge.join();

        assertThat(only(result.get(0)).outcome()).isEqualTo(Outcome.BROKEN);
    }

    private Verdicts select(String faults) {
        return run(faults, run -> run.operation("select", ChaosCheckTest::selectOne));
    }

    private Verdicts run(String faults, ScenarioBody body) {
        return run(faults, UnaryOperator.identity(), body);
    }

    private Verdicts run(String faults, UnaryOperator<ChaosCheckBuilder> more, ScenarioBody body) {
        ChaosCheckBuilder scenario = ChaosCheck.builder(backend, body)
                .faults(faults)
                .healthyBefore("200ms")
                .quiet("200ms");
        return Plan.of(more.apply(scenario).build()).run(database, RUN);
    }

    private static void selectOne(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            assertThat(rows.next()).isTrue();
        }
    }

    private static void readOrGuess(Connection connection) {
        try {
            selectOne(connection);
        } catch (SQLException lost) {
            throw new AssertionError("expected 1 but was 0");
        }
    }

    private static void sleepLong(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_sleep(3)");
        }
    }

    private static void selectFromNowhere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1 FROM nowhere");
        }
    }

    private static Verdict only(Verdicts verdicts) {
        assertThat(verdicts.all()).hasSize(1);
        return verdicts.all().get(0);
    }

    private static List<Finding> findings(Verdicts verdicts) {
        Verdict verdict = only(verdicts);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        return verdict.findings();
    }

    private static BigDecimal figure(Verdict verdict) {
        return verdict.decisive().map(Figure::value).orElseThrow();
    }

    private static List<String> phase(Verdict verdict, String name) {
        return table(verdict, "what each phase did").rows().stream()
                .filter(row -> row.get(0).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Evidence.Table table(Verdict verdict, String title) {
        return verdict.evidence().stream()
                .filter(piece -> piece.title().equals(title))
                .map(Evidence.Table.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lanes(Verdict verdict) {
        return verdict.evidence().stream()
                .filter(Evidence.Timeline.class::isInstance)
                .map(Evidence.Timeline.class::cast)
                .flatMap(timeline -> timeline.lanes().stream())
                .map(Evidence.Lane::name)
                .toList();
    }

    private static double millis(String written) {
        return Double.parseDouble(written.replace(" ms", "").replace(",", ""));
    }

    private static List<String> chaosThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("assay-chaos"))
                .toList();
    }

    private int sessionsOfOthers() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
