package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.chaos.fault.Fault;
import dev.assay.chaos.fault.Healing;
import dev.assay.chaos.fault.Target;
import dev.assay.chaos.schedule.Schedule;
import dev.assay.check.Evidence;
import dev.assay.check.FailureText;
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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every scenario here hurts a real PostgreSQL that nobody else uses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class NodeFaultsTest {
    private static final Run RUN = new Run(
            7, Ticker.system(), Limits.DEFAULT, new Origin("OrderIT.survives", "", "mvn verify -Dassay.seed=7", ""));

    /** Few slots are soon used up. */
    private static final ServerSpec SPEC = ServerSpec.defaults().withSetting("max_connections", "20");

    private final Databases databases = Databases.open(DatabaseSettings.defaults());
    private final TestDatabase database = databases.own(SPEC, TemplateRecipe.empty());
    private final FaultBackend backend = new EmbeddedFaultBackend(1);

    @BeforeEach
    void makeTable() throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, "DROP TABLE IF EXISTS entry");
            execute(
                    connection,
                    "CREATE TABLE entry (id uuid PRIMARY KEY DEFAULT gen_random_uuid(),"
                            + " payload text NOT NULL DEFAULT repeat('x', 500))");
        }
    }

    @AfterAll
    void close() {
        backend.close();
        database.close();
        databases.close();
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        assertThat(database.server().isRunning()).isTrue();
        assertThat(number("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'assay-fault%'"))
                .isZero();
        assertThat(number("SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock'"))
                .isZero();
        assertThat(number("SELECT count(*) FROM pg_tablespace WHERE spcname LIKE 'assay%'"))
                .isZero();
        new Poll(Ticker.system()).until(() -> chaosThreads().isEmpty());
    }

    // region kill
    @Test
    void acknowledgedRowsSurviveTheDeathOfTheServer() {
        Ledger ledger = new Ledger();
        Verdict verdict = only(run("kill-server 500ms", ledger::saves));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(phase(verdict, "kill-server 500ms").get(6)).contains("08001 x ");
        assertThat(ledger.acknowledged()).hasSizeGreaterThan(10);
    }
    // endregion

    // region lost
    @Test
    void rowsOfAnUnloggedTableDieWithTheServer() throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, "ALTER TABLE entry SET UNLOGGED");
        }
        Verdict verdict = only(run("kill-server 500ms", new Ledger()::saves));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings()).last().satisfies(finding -> {
            assertThat(finding.text()).isEqualTo("check [every acknowledged row is there] failed");
            assertThat(finding.remark()).matches("lost \\d+ of \\d+ rows");
        });
    }
    // endregion

    @Test
    void everyEndOfSessionsIsSeenInOneSchedule() {
        Ledger ledger = new Ledger();
        Verdict verdict = only(run(
                "restart 1500ms; healthy 300ms; crash-restart 1500ms; healthy 300ms; kill-backends 300ms",
                ledger::saves));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(phase(verdict, "restart 1500ms").get(5)).as("failed").isNotEqualTo("0");
        assertThat(phase(verdict, "crash-restart 1500ms").get(5)).as("failed").isNotEqualTo("0");
        assertThat(phase(verdict, "kill-backends 300ms").get(6)).contains("57P01 x ");
        assertThat(table(verdict, "errors").rows())
                .extracting(row -> row.get(0))
                .contains("57P01", "08001");
    }

    @Test
    void aPausedServerStallsItsCallers() {
        Verdict verdict = only(run("pause 600ms", scenario -> scenario.callTimeout("5s"), new Ledger()::saves));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(phase(verdict, "pause 600ms").get(5)).as("failed").isEqualTo("0");
        assertThat(millis(phase(verdict, "pause 600ms").get(8))).as("p99").isGreaterThan(500);
    }

    @Test
    void anApplicationThatKeepsAConnectionDoesNotSurviveAPause() {
        Verdicts verdicts =
                run("pause 900ms", scenario -> scenario.callTimeout("300ms").recoveryWithin("800ms"), run -> {
                    Connection kept = run.connect();
                    run.operation("save", () -> execute(kept, "INSERT INTO entry DEFAULT VALUES"));
                });

        assertThat(FailureText.of(verdicts.all())).matches("""
                        @ChaosScenario breached  OrderIT\\.survives
                          recovery  > [\\d,]+ ms  promised <= 800 ms +n = \\d+
                          faults    pause 900ms
                          found     operation \\[save\\] did not recover: \\d+ calls ended in [\\d,]+ ms after the last fault, \
                        the last one failed  last failure: 08003 This connection has been closed\\.
                          repeat    mvn verify -Dassay\\.seed=7""");
    }

    @Test
    void aFullServerRefusesWhoConnects() {
        Verdict verdict = only(run("slots-used-up 500ms", new Ledger()::saves));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(phase(verdict, "slots-used-up 500ms").get(6)).contains("53300 x ");
        assertThat(table(verdict, "errors").rows())
                .anySatisfy(
                        row -> assertThat(row).startsWith("53300").endsWith("FATAL: sorry, too many clients already"));
    }

    @Test
    void aLockHoldsUpWhoUsesTheTable() {
        Verdict verdict =
                only(run("lock(public.entry) 500ms", scenario -> scenario.callTimeout("5s"), new Ledger()::saves));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(phase(verdict, "lock(public.entry) 500ms").get(5))
                .as("failed")
                .isEqualTo("0");
        assertThat(millis(phase(verdict, "lock(public.entry) 500ms").get(8)))
                .as("p99")
                .isGreaterThan(400);
    }

    @Test
    void aServerKilledInACheckpointRecovers() {
        Verdict verdict = only(run("kill-in-checkpoint 300ms", new Ledger()::saves));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        List<String> log = database.server().log(200);
        int begun = last(log, "checkpoint starting: force wait");
        int died = last(log, "database system was not properly shut down");
        assertThat(begun).isNotNegative();
        assertThat(log.subList(begun, died)).noneMatch(line -> line.contains("checkpoint complete"));
    }

    @Test
    @Tag("proof")
    void pressureIsPutOnAndTakenAway() {
        Verdict verdict = only(run("cpu-pressure(2) 300ms; memory-pressure(300MB) 300ms", new Ledger()::saves));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(phase(verdict, "cpu-pressure(2) 300ms").get(5)).isEqualTo("0");
        assertThat(phase(verdict, "memory-pressure(300MB) 300ms").get(5)).isEqualTo("0");
    }

    @Test
    void noMoreMemoryIsTakenThanHalfOfWhatIsFree() {
        assertThat(broken(run("memory-pressure(64TB) 300ms", new Ledger()::saves)))
                .extracting(Finding::text)
                .satisfies(
                        texts -> assertThat(texts.get(0)).isEqualTo("@ChaosScenario faults = [memory-pressure(64TB)]"))
                .satisfies(texts -> assertThat(texts.get(1))
                        .matches("the machine has \\[\\d+MB\\] free, and at most half of it is taken"));
    }

    @Test
    void aFullDiskRefusesRows() {
        Verdict verdict = only(run("disk-full(entry) 1s", new Ledger()::saves));

        if (verdict.outcome() == Outcome.BROKEN) {
            assertThat(verdict.findings().get(1).text()).startsWith("a small file system cannot be mounted: mount: ");
        } else {
            assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
            assertThat(phase(verdict, "disk-full(entry) 1s").get(6)).startsWith("53100 x ");
        }
    }

    @ParameterizedTest
    @CsvSource({"lock", "disk-full"})
    void aFaultOfATableNeedsOne(String fault) {
        assertThat(broken(run(fault + "(entries) 500ms", new Ledger()::saves)))
                .containsExactly(
                        Finding.of("asked", "@ChaosScenario faults = [" + fault + "(entries)]"),
                        Finding.of("found", "there is no table [entries]"),
                        Finding.of("means", "It is in a schema that is not on the search path, or it has another name"),
                        Finding.of(
                                "fix",
                                "name a table that the operations use, if need be with its schema: [sales.orders]"));
    }

    @ParameterizedTest
    @CsvSource({"kill-backends", "restart"})
    void whatEndsSessionsNeedsOne(String fault) {
        assertThat(broken(run(
                        fault + " 300ms",
                        run -> run.operation("think", () -> {
                            Math.sqrt(run.random().nextDouble());
                        }))))
                .containsExactly(
                        Finding.of("asked", "@ChaosScenario faults = [" + fault + "]"),
                        Finding.of(
                                "found", "the application had no session on [" + database.name() + "] that could end"),
                        Finding.of("means", "The operations do not use the database, or reach another one"),
                        Finding.of(
                                "fix",
                                "use the connection that the operation is given, or make the pool from run.dataSource()"));
    }

    @ParameterizedTest
    @CsvSource({
        "kill-server, die",
        "crash-restart, die",
        "restart, restart",
        "pause, stand still",
        "slots-used-up, be full",
        "kill-in-checkpoint, die",
        "cpu-pressure(2), be slow",
        "memory-pressure(1MB), run short of memory",
        "disk-full(entry), have a full disk"
    })
    void aServerThatOthersUseIsNotHurt(String fault, String harm) {
        AtomicBoolean prepared = new AtomicBoolean();
        try (TestDatabase shared = databases.create(ServerSpec.defaults(), TemplateRecipe.empty())) {
            ChaosCheck scenario = ChaosCheck.builder(backend, run -> prepared.set(true))
                    .faults("latency(100ms) 300ms; " + fault + " 300ms")
                    .build();

            assertThat(broken(Plan.of(scenario).run(shared, RUN)))
                    .containsExactly(
                            Finding.of("asked", "@ChaosScenario faults = [" + fault + "]"),
                            Finding.of(
                                    "found",
                                    "a server that other tests have databases on, and it would " + harm
                                            + " for all of them"),
                            Finding.of("fix", "@DatabaseTest(ownServer = true)"));
        }
        assertThat(prepared).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"kill-server", "pause", "slots-used-up", "cpu-pressure(1)", "disk-full(entry)"})
    void anInterruptNeitherHalvesAFaultNorItsHealing(String written) {
        Fault fault = Schedule.parse(written + " 50s").timetable().get(0).step().fault();
        AtomicBoolean healed = new AtomicBoolean();
        Schedule schedule = Schedule.builder()
                .then(new Interrupted(fault, healed), Duration.ofSeconds(50))
                .build();

        Verdicts verdicts = run("pause 1s", scenario -> scenario.faults(schedule), new Ledger()::saves);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(healed).isTrue();
        assertThat(only(verdicts).outcome()).isEqualTo(Outcome.BROKEN);
    }

    /** A fault whose injection and whose healing begin in a thread that was interrupted. */
    private record Interrupted(Fault fault, AtomicBoolean healed) implements Fault {
        @Override
        public String write() {
            return fault.write();
        }

        @Override
        public Healing inject(Target target) throws Exception {
            Thread.currentThread().interrupt();
            Healing healing = fault.inject(target);
            return () -> {
                Thread.currentThread().interrupt();
                healing.heal();
                healed.set(true);
            };
        }
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

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Verdict only(Verdicts verdicts) {
        assertThat(verdicts.all()).hasSize(1);
        return verdicts.all().get(0);
    }

    private static List<Finding> broken(Verdicts verdicts) {
        Verdict verdict = only(verdicts);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        return verdict.findings();
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

    private static int last(List<String> log, String part) {
        return IntStream.range(0, log.size())
                .filter(i -> log.get(i).contains(part))
                .max()
                .orElse(-1);
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
}
