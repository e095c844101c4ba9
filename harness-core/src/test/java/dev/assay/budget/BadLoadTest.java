package dev.assay.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Evidence;
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
import dev.assay.database.Pause;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.load.Arrivals;
import dev.assay.load.Operation;
import dev.assay.load.Progress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Loads that cannot go well, on a server of their own that has few connections. */
@Tag("proof")
@Timeout(120)
class BadLoadTest {
    private static final Operation SELECT = query("select 1");

    private static Databases databases;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() {
        databases = Databases.open(DatabaseSettings.defaults().withReadyClones(0));
        database = databases.own(ServerSpec.defaults().withSetting("max_connections", "20"), TemplateRecipe.empty());
    }

    @AfterAll
    static void stopServer() {
        databases.close();
    }

    @Test
    void anOperationLongerThanTheWholeDurationDecidesNothing() {
        Verdicts verdicts = run(
                LatencyCheck.of(query("select pg_sleep(0.5)"))
                        .p95("10s")
                        .throughput("1/s")
                        .duration("200ms")
                        .warmup("0s"),
                Duration.ofSeconds(1));

        assertThat(verdicts.all()).extracting(Verdict::outcome).containsOnly(Outcome.INCONCLUSIVE);
        assertThat(verdicts.all()).flatExtracting(Verdict::findings).anySatisfy(late -> {
            assertThat(late.label()).isEqualTo("late");
            assertThat(late.text())
                    .matches("throughput: ([12]) of \\1 operations began in the measured time and ended after it");
            assertThat(late.remark())
                    .isEqualTo("one operation takes nearly as long as the load; a longer duration counts more of them");
        });
    }

    @Test
    void aBudgetEndsInItsTimeAlthoughEachOperationLastsLongerThanAStretch() {
        Verdict verdict = run(
                        LatencyCheck.of(query("select pg_sleep(1)"))
                                .p50("10s")
                                .duration("200ms")
                                .warmup("0s"),
                        Duration.ofSeconds(1))
                .all()
                .get(0);

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.evidence())
                .filteredOn(Evidence.Table.class::isInstance)
                .flatExtracting(table -> ((Evidence.Table) table).rows())
                .contains(List.of("looks", "1 of 3 planned"));
    }

    @Test
    void anOperationThatReachesNoServerIsNoMeasurement() {
        Verdict verdict = run(
                        LatencyCheck.of(worker -> {})
                                .p95("1ms")
                                .duration("200ms")
                                .warmup("0s"),
                        Duration.ofSeconds(1))
                .all()
                .get(0);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings().get(0).text())
                .matches(
                        "the operations take \\[0\\.000\\d+ ms] at the median: none can have reached a server in that time");
    }

    @Test
    void anOpenLoadThatTooFewWorkersServeIsUndecidedAndNamesHowMany() {
        Verdicts verdicts = run(
                LatencyCheck.of(query("select pg_sleep(0.05)"))
                        .p50("20s")
                        .max("60s")
                        .throughput("1/s")
                        .rate("200/s")
                        .arrivals(Arrivals.CONSTANT)
                        .duration("1s")
                        .warmup("0s"),
                Duration.ofSeconds(2));

        assertThat(verdicts.all())
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.INCONCLUSIVE, Outcome.INCONCLUSIVE, Outcome.PASSED);
        Finding saturated = verdicts.all().get(0).findings().get(0);
        assertThat(saturated.text())
                .matches("p50: \\d+ of [34]\\d\\d operations that had arrived still waited for a worker at the end, the"
                        + " oldest for [\\d,]+ ms");
        assertThat(saturated.remark())
                .matches("200/s of [\\d.]+ ms each keep [\\d.]+ workers busy \\(Little's law\\), and there are 1:"
                        + " concurrency = \\d+ if the server can serve so many at once, or a lower rate");
    }

    @Test
    void anOpenLoadThatTheHarnessItselfDelayedIsNoBreach() {
        // Of 37 ms 30 pass in a leap, so that most arrivals fall into one; the last one has 95 ms of real time to be
        // served.
        Ticker leaping = () -> System.nanoTime() + System.nanoTime() / 7_000_000 * 30_000_000;
        Run run = new Run(8731, leaping, new Limits(Duration.ofSeconds(12), 1_000), Origin.named("BadLoadTest"));
        LatencyCheck budget = LatencyCheck.of(SELECT)
                .p50("2ms")
                .rate("2/s")
                .arrivals(Arrivals.CONSTANT)
                .concurrency(2)
                .duration("10s")
                .warmup("0s")
                .check();

        Verdict verdict = Plan.of(budget).run(database, run).all().get(0);

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.findings().get(0).label()).isEqualTo("late");
        assertThat(verdict.findings().get(0).text())
                .matches("p50: [\\d.]+ % of the operations began more than 1 ms late although a worker was free");
    }

    @Test
    void aRateSoLowThatNothingArrivesIsBroken() {
        Verdicts verdicts = run(
                LatencyCheck.of(SELECT)
                        .errors("0%")
                        .rate("0.001/s")
                        .duration("200ms")
                        .warmup("0s"),
                Duration.ofMillis(200));

        assertThat(verdicts.all()).singleElement().satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(verdict.findings().get(0).text())
                    .isEqualTo("no operation began in the [200ms] that were measured");
        });
    }

    @Test
    void aCountStopsTheLoadAndTheWarmUpIsNotPartOfIt() {
        Verdicts verdicts = run(
                LatencyCheck.of(SELECT)
                        .p50("30s")
                        .operations(40)
                        .duration("20s")
                        .warmup("200ms"),
                Duration.ofSeconds(30));

        assertThat(verdicts.all()).singleElement().satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(verdict.decisive())
                    .hasValueSatisfying(figure -> assertThat(figure.samples()).isEqualTo(40));
        });
    }

    @Test
    void progressIsToldWithTheNameOfTheTest() {
        Queue<Progress> told = new ConcurrentLinkedQueue<>();

        run(
                LatencyCheck.of(SELECT)
                        .p50("30s")
                        .duration("1500ms")
                        .warmup("0s")
                        .progress(told::add),
                Duration.ofSeconds(2));

        assertThat(told).isNotEmpty().allSatisfy(progress -> assertThat(progress.name())
                .isEqualTo("BadLoadTest"));
    }

    @Test
    void aBodyThatClosesTheConnectionsItOpensWorks() {
        Operation own = worker -> {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("select 1");
            }
        };

        Verdicts verdicts = run(
                LatencyCheck.of(own).p50("30s").errors("0%").duration("500ms").warmup("0s"), Duration.ofSeconds(5));

        assertThat(verdicts.all()).extracting(Verdict::outcome).containsOnly(Outcome.PASSED);
    }

    @Test
    void aBodyThatKeepsTheConnectionsItOpensIsToldSo() throws SQLException {
        Queue<Connection> leaked = new ConcurrentLinkedQueue<>();
        Operation leaking = worker -> {
            leaked.add(database.connect());
        };

        Verdicts verdicts =
                run(LatencyCheck.of(leaking).p95("30s").duration("500ms").warmup("0s"), Duration.ofSeconds(5));
        for (Connection connection : leaked) {
            connection.close();
        }

        Verdict verdict = verdicts.all().get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings())
                .contains(new Finding(
                        "means",
                        "the body opens connections of its own until the server has none left: max_connections = [20]",
                        "close each of them, or use worker.connection(), which stays open"))
                .anySatisfy(finding -> assertThat(finding.text()).matches("53300: [\\d,]+ of [\\d,]+ operations"));
    }

    @Test
    void aServerThatStandsStillForAMomentBreachesAndIsNamed() throws Exception {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        AtomicBoolean paused = new AtomicBoolean();
        // So few operations that p99.99 stays undecided, over so long a time that the pause is the smaller part of it.
        Operation pausing = worker -> {
            if (worker.iteration() == 50 && paused.compareAndSet(false, true)) {
                Pause pause = database.server().pause();
                var unused = clock.schedule(pause::close, 1_500, TimeUnit.MILLISECONDS);
            }
            SELECT.run(worker);
        };

        Verdicts verdicts = run(
                LatencyCheck.of(pausing)
                        .max("1s")
                        .percentile("99.99", "1s")
                        .thinkTime("5ms")
                        .duration("6s")
                        .warmup("0s"),
                Duration.ofSeconds(10));
        clock.shutdown();

        assertThat(verdicts.all().get(1).promise().name()).isEqualTo("max");
        assertThat(verdicts.all().get(1).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdicts.all().get(0).findings()).anySatisfy(finding -> assertThat(finding.text())
                .matches("p99\\.99: 100 % of the operations above 1,000 ms ended within [\\d,]+ ms that had"
                        + " [\\d,]+ ms of a server that answered nothing"));
        assertThat(clock.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertAnswers();
    }

    @Test
    void aServerThatStandsStillForGoodBreaksTheBudgetInABoundedTime() throws Exception {
        AtomicReference<Pause> pause = new AtomicReference<>(() -> {});
        Operation pausing = worker -> {
            if (worker.number() == 0 && worker.iteration() == 20) {
                pause.set(database.server().pause());
            }
            SELECT.run(worker);
        };
        long begin = System.nanoTime();

        Verdicts verdicts;
        try {
            verdicts = run(
                    LatencyCheck.of(pausing)
                            .p95("1s")
                            .concurrency(2)
                            .duration("500ms")
                            .warmup("0s"),
                    Duration.ofSeconds(2));
        } finally {
            pause.get().close();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        assertThat(verdicts.all()).singleElement().satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(verdict.findings()).extracting(Finding::text).anySatisfy(text -> assertThat(text)
                    .contains(
                            "[2] of [2] workers were still in an operation [2500 ms] after the load had" + " started"));
        });
        assertAnswers();
    }

    private static void assertAnswers() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 1")) {
            assertThat(row.next()).isTrue();
        }
    }

    private static Verdicts run(LatencyCheckBuilder budget, Duration time) {
        Run run = new Run(8731, Ticker.system(), new Limits(time, 1_000_000), Origin.named("BadLoadTest"));
        return Plan.of(budget.check()).run(database, run);
    }

    private static Operation query(String sql) {
        return worker -> {
            try (ResultSet rows = worker.prepare(sql).executeQuery()) {
                rows.next();
            }
        };
    }
}
