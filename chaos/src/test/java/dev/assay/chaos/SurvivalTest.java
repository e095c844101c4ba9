package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.assay.chaos.history.HistoryRecorder;
import dev.assay.chaos.history.Survival;
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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What survives faults on a real PostgreSQL: applications with a bug, and the same ones without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class SurvivalTest {
    private static final String ANSWERS_ARE_LOST = "timeout(100ms) 300ms";
    private static final int MOST_ATTEMPTS = 50;

    private static final Run RUN = new Run(
            7, Ticker.system(), Limits.DEFAULT, new Origin("OrderIT.survives", "", "mvn verify -Dassay.seed=7", ""));

    private final Databases databases = Databases.open(DatabaseSettings.defaults());
    private final TestDatabase database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty());
    private final FaultBackend backend = new EmbeddedFaultBackend(1);
    private final List<HikariDataSource> pools = new ArrayList<>();

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE orders (id uuid NOT NULL)");
        execute("CREATE TABLE counters (name text PRIMARY KEY, n bigint NOT NULL)");
        execute("INSERT INTO counters VALUES ('x', 0), ('y', 0)");
    }

    @AfterEach
    void dropTables() throws SQLException {
        pools.forEach(HikariDataSource::close);
        execute("DROP TABLE orders, counters");
    }

    @AfterAll
    void close() {
        backend.close();
        database.close();
        databases.close();
    }

    @Test
    void aRetryWithoutAnIdempotencyKeyIsCaught() {
        Verdicts verdicts = orders("INSERT INTO orders VALUES (?)");

        Verdict survived = survived(verdicts);
        assertThat(survived.outcome()).as(survived.toString()).isEqualTo(Outcome.BREACHED);
        assertThat(survived.findings())
                .contains(new Finding(
                        "orders", "every acknowledged write is there once, every other at most once", "breached"))
                .anySatisfy(finding -> {
                    assertThat(finding.text())
                            .matches("the write \\[[0-9a-f-]{36}] is there 2 times after \\d+ attempts");
                    assertThat(finding.remark())
                            .matches("[+-]\\d+\\.\\d{3} s client \\d: write \\[[0-9a-f-]{36}] unknown 08006 after .*");
                });
        assertThat(FailureText.of(verdicts.all())).contains("survived orders", "promised <= 0");
        assertThat(table(survived, "history [orders]").rows()).singleElement().satisfies(row -> {
            assertThat(row.get(0)).isEqualTo("write");
            assertThat(Integer.parseInt(row.get(2))).as("ok").isGreaterThan(5);
            assertThat(Integer.parseInt(row.get(4))).as("unknown").isPositive();
            assertThat(row.get(6)).contains("08006 x ");
        });
        assertThat(table(survived, "offending operations of [orders]").rows())
                .hasSizeGreaterThan(1)
                .allSatisfy(row -> assertThat(row.get(3)).startsWith("write ["));
    }

    // region idempotent
    @Test
    void aRetryWithAnIdempotencyKeyKeepsItsPromise() throws SQLException {
        execute("ALTER TABLE orders ADD PRIMARY KEY (id)");

        Verdicts verdicts = orders("INSERT INTO orders VALUES (?) ON CONFLICT DO NOTHING");

        assertThat(verdicts.all()).extracting(Verdict::outcome).containsOnly(Outcome.PASSED);
    }

    private Verdicts orders(String insert) {
        return run(ANSWERS_ARE_LOST, scenario -> scenario.survives("orders"), run -> {
            DataSource pool = pool(run);
            HistoryRecorder orders = run.history("orders", Survival.everyWriteOnce(this::ids));
            run.operation("save", () -> {
                UUID id = UUID.randomUUID();
                retry(() -> orders.write(id, () -> insert(pool, insert, id)));
            });
        });
    }
    // endregion

    @Test
    void anAcknowledgedWriteThatWasRolledBackIsLost() {
        Verdict survived = survived(run("reset 200ms", scenario -> scenario.survives("orders"), run -> {
            HistoryRecorder orders = run.history("orders", Survival.everyWriteOnce(this::ids));
            run.operation("save", connection -> {
                UUID id = UUID.randomUUID();
                orders.write(id, () -> {
                    connection.setAutoCommit(false);
                    insert(connection, "INSERT INTO orders VALUES (?)", id);
                    connection.rollback();
                });
            });
        }));

        assertThat(survived.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(survived.findings()).anySatisfy(finding -> assertThat(finding.text())
                .matches("the acknowledged write \\[[0-9a-f-]{36}] is not there"));
    }

    @Test
    void aSwallowedErrorLosesAWrite() {
        Verdict survived = survived(run("reset 200ms", scenario -> scenario.survives("orders"), run -> {
            HistoryRecorder orders = run.history("orders", Survival.acknowledgedWritesPresent(this::ids));
            run.operation("ping", SurvivalTest::answer);
            run.operation("save", () -> {
                UUID id = UUID.randomUUID();
                orders.write(id, () -> {
                    try (Connection connection = run.connect()) {
                        insert(connection, "INSERT INTO orders VALUES (?)", id);
                    } catch (SQLException swallowed) {
                        assertThat(swallowed.getSQLState()).startsWith("08");
                    }
                });
            });
        }));

        assertThat(survived.outcome()).as(survived.toString()).isEqualTo(Outcome.BREACHED);
    }

    // region counter
    @Test
    void anUpdateThatIsComputedInTheApplicationLosesIncrements() {
        Verdict survived = survived(counter((connection, hits) -> hits.add("x", 1, () -> {
            long n = number(connection, "SELECT n FROM counters WHERE name = 'x'");
            execute(connection, "UPDATE counters SET n = " + (n + 1) + " WHERE name = 'x'");
        })));

        assertThat(survived.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(survived.findings()).anySatisfy(finding -> assertThat(finding.text())
                .matches("the counter \\[x] is \\[\\d+] and must be .*"));
    }

    @Test
    void anUpdateThatIsComputedInTheDatabaseKeepsThem() {
        Verdict survived = survived(counter((connection, hits) ->
                hits.add("x", 1, () -> execute(connection, "UPDATE counters SET n = n + 1 WHERE name = 'x'"))));

        assertThat(survived.outcome()).as(survived.toString()).isEqualTo(Outcome.PASSED);
    }

    private Verdicts counter(CounterCall call) {
        return run(ANSWERS_ARE_LOST, scenario -> scenario.survives("hits"), run -> {
            HistoryRecorder hits = run.history("hits", Survival.countersKept(Map.of("x", 0), this::counters));
            run.operation("count", connection -> call.run(connection, hits));
        });
    }
    // endregion

    // region serial
    @Test
    void aWriteSkewHasNoSerialOrder() {
        Verdict survived = survived(sums("SELECT name, n FROM counters ORDER BY name"));

        assertThat(survived.outcome()).as(survived.toString()).isEqualTo(Outcome.BREACHED);
        assertThat(survived.findings())
                .extracting(Finding::text)
                .anyMatch(
                        text -> text.matches(
                                "write skew: one wrote \\[[xy]] and the other \\[[xy]], and neither read what the other wrote"));
    }

    @Test
    void rowsThatAreLockedBeforeTheyAreReadKeepTheOrder() {
        Verdict survived = survived(sums("SELECT name, n FROM counters ORDER BY name FOR UPDATE"));

        assertThat(survived.outcome()).as(survived.toString()).isEqualTo(Outcome.PASSED);
    }

    /** Two clients read x and y, and each writes the sum and one more to a key of its own. */
    private Verdicts sums(String read) {
        return run("reset 200ms", scenario -> scenario.clients(1).survives("sums"), run -> {
            HistoryRecorder sums = run.history("sums", Survival.serialOrder(Map.of("x", 0, "y", 0), this::counters));
            for (String key : List.of("x", "y")) {
                run.operation(
                        "sum into " + key,
                        connection -> sums.transaction(noted -> {
                            connection.setAutoCommit(false);
                            Map<String, Long> seen = counters(connection, read);
                            seen.forEach(noted::read);
                            long sum = seen.values().stream().mapToLong(n -> n).sum() + 1;
                            noted.write(key, sum);
                            execute(connection, "UPDATE counters SET n = " + sum + " WHERE name = '" + key + "'");
                            connection.commit();
                        }));
            }
        });
    }
    // endregion

    @Test
    void aCallThatTakesLongerThanPromisedIsCaught() {
        Verdicts verdicts = run(
                "partition 300ms",
                scenario -> scenario.maxCall("100ms"),
                run -> run.operation("select", SurvivalTest::answer));

        Verdict longest = verdict(verdicts, "longest call");
        assertThat(longest.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(longest.findings()).element(1).satisfies(finding -> assertThat(finding.text())
                .matches("[+-]\\d\\.\\d{3} s client \\d: operation \\[select] took .* ms"));
    }

    @Test
    void aCallThatIsBoundedKeepsItsPromise() {
        Verdicts verdicts = run(
                "partition 300ms",
                scenario -> scenario.maxCall("20s"),
                run -> run.operation("select", SurvivalTest::answer));

        assertThat(verdicts.all()).extracting(Verdict::outcome).containsOnly(Outcome.PASSED);
    }

    @Test
    void aCircuitBreakerOpensAndCloses() {
        Verdict survived = survived(breaker(new Breaker(3)));

        assertThat(survived.outcome()).as(survived.toString()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aCircuitBreakerThatNeverOpensIsCaught() {
        Verdict survived = survived(breaker(new Breaker(Integer.MAX_VALUE)));

        assertThat(survived.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(survived.findings()).anySatisfy(finding -> assertThat(finding.text())
                .matches("\\d+ calls failed and none was rejected: it did not open"));
    }

    private Verdicts breaker(Breaker breaker) {
        return run("refuse 300ms", scenario -> scenario.survives("calls"), run -> {
            HistoryRecorder calls = run.history("calls", Survival.breakerOpensAndCloses(Breaker.Open.class, "5s"));
            run.operation(
                    "call",
                    () -> calls.call(() -> breaker.call(() -> {
                        try (Connection connection = run.connect()) {
                            answer(connection);
                        }
                    })));
        });
    }

    @Test
    void aPoolThatLeaksItsConnectionsHasNotRecovered() {
        Verdict recovery = verdict(poolAfter(false), "recovery");

        assertThat(recovery.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(recovery.findings()).element(1).satisfies(finding -> {
            assertThat(finding.text()).isEqualTo("check [pool] failed");
            assertThat(finding.remark())
                    .startsWith("the pool has [4] connections and number [4] cannot be borrowed and used: ");
        });
    }

    @Test
    void aPoolThatGetsThemBackHasRecovered() {
        Verdict recovery = verdict(poolAfter(true), "recovery");

        assertThat(recovery.outcome()).as(recovery.toString()).isEqualTo(Outcome.PASSED);
    }

    private Verdicts poolAfter(boolean givesBack) {
        AtomicBoolean leaked = new AtomicBoolean(givesBack);
        return run("reset 200ms", run -> {
            HikariDataSource pool = pool(run);
            run.poolRecovers("pool", pool, 4);
            run.operation("select", () -> {
                try (Connection connection = pool.getConnection()) {
                    answer(connection);
                } catch (SQLException failed) {
                    if (leaked.compareAndSet(false, true)) {
                        assertThat(pool.getConnection())
                                .as("is never given back")
                                .isNotNull();
                    }
                    throw failed;
                }
            });
        });
    }

    @Test
    void aHistoryWithoutOperationsIsBroken() {
        Verdicts verdicts = run("refuse 200ms", scenario -> scenario.survives("orders"), run -> {
            run.history("orders", Survival.everyWriteOnce(this::ids));
            run.operation("select", SurvivalTest::answer);
        });

        assertThat(verdict(verdicts, "recovery").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(survived(verdicts).outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(survived(verdicts).findings())
                .containsExactly(
                        Finding.of("faults", "refuse 200ms"),
                        new Finding(
                                "orders", "every acknowledged write is there once, every other at most once", "broken"),
                        Finding.of("found", "no write was recorded"),
                        Finding.of("do", "write through the recorder: orders.write(key, () -> ...)"));
    }

    @Test
    void whatCannotBeReadBreaksItsOwnPromiseAlone() {
        Verdicts verdicts = run("refuse 200ms", scenario -> scenario.survives("orders"), run -> {
            HistoryRecorder orders = run.history("orders", Survival.everyWriteOnce(() -> {
                throw new SQLException("no such table");
            }));
            run.operation("select", connection -> orders.write(1, () -> answer(connection)));
        });

        assertThat(verdict(verdicts, "recovery").outcome()).isEqualTo(Outcome.PASSED);
        assertThat(survived(verdicts).outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(survived(verdicts).findings())
                .last()
                .isEqualTo(new Finding(
                        "error", "what survived of [orders] cannot be read", "java.sql.SQLException: no such table"));
    }

    @Test
    void aHistoryThatIsNotPromisedIsRefused() {
        assertThat(mistake(run("refuse 200ms", run -> run.history("orders", Survival.monotonicReads()))))
                .containsExactly(
                        Finding.of("asked", "run.history [orders]"),
                        Finding.of("found", "no history of that name is promised"),
                        Finding.of("fix", "survives = \"orders\""));
    }

    @Test
    void aPromisedHistoryThatIsNotMadeIsBroken() {
        assertThat(mistake(run(
                        "refuse 200ms",
                        scenario -> scenario.survives("orders"),
                        run -> run.operation("select", SurvivalTest::answer))))
                .containsExactly(
                        Finding.of("asked", "@ChaosScenario survives = [orders]"),
                        Finding.of("found", "the body made no history [orders]"),
                        Finding.of(
                                "fix", "run.history(\"orders\", Survival.everyWriteOnce(() -> ids(run.database())));"));
    }

    @Test
    void aHistoryOfWhichNothingIsSaidIsRefused() {
        assertThat(mistake(run("refuse 200ms", scenario -> scenario.survives("orders"), run -> run.history("orders"))))
                .contains(Finding.of("found", "nothing is said of what must survive"));
    }

    private Verdicts run(String faults, ScenarioBody body) {
        return run(faults, UnaryOperator.identity(), body);
    }

    private Verdicts run(String faults, UnaryOperator<ChaosCheckBuilder> more, ScenarioBody body) {
        ChaosCheckBuilder scenario = ChaosCheck.builder(backend, body)
                .faults(faults)
                .healthyBefore("100ms")
                .quiet("100ms")
                .callTimeout("500ms");
        return Plan.of(more.apply(scenario).build()).run(database, RUN);
    }

    private HikariDataSource pool(ChaosRun run) {
        HikariConfig settings = new HikariConfig();
        settings.setDataSource(run.dataSource());
        settings.setMaximumPoolSize(4);
        settings.setConnectionTimeout(1_000);
        settings.setValidationTimeout(300);
        HikariDataSource pool = new HikariDataSource(settings);
        pools.add(pool);
        return pool;
    }

    private static void retry(Action action) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                action.run();
                return;
            } catch (SQLException failed) {
                if (attempt == MOST_ATTEMPTS) {
                    throw failed;
                }
            }
        }
    }

    private static void insert(DataSource source, String sql, UUID id) throws SQLException {
        try (Connection connection = source.getConnection()) {
            insert(connection, sql, id);
        }
    }

    private static void insert(Connection connection, String sql, UUID id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, id);
            insert.executeUpdate();
        }
    }

    private static void answer(Connection connection) throws SQLException {
        assertThat(number(connection, "SELECT 1")).isOne();
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> ids() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM orders")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private Map<String, Long> counters() throws SQLException {
        try (Connection connection = database.connect()) {
            return counters(connection, "SELECT name, n FROM counters");
        }
    }

    private static Map<String, Long> counters(Connection connection, String sql) throws SQLException {
        Map<String, Long> counters = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counters.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counters;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Verdict survived(Verdicts verdicts) {
        return verdicts.all().get(verdicts.all().size() - 1);
    }

    private static Verdict verdict(Verdicts verdicts, String promise) {
        return verdicts.all().stream()
                .filter(verdict -> verdict.promise().name().equals(promise))
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> mistake(Verdicts verdicts) {
        assertThat(verdicts.all()).extracting(Verdict::outcome).containsOnly(Outcome.BROKEN);
        return verdicts.all().get(0).findings();
    }

    private static Evidence.Table table(Verdict verdict, String title) {
        return verdict.evidence().stream()
                .filter(piece -> piece.title().equals(title))
                .map(Evidence.Table.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** One call of an operation that counts. */
    @FunctionalInterface
    private interface CounterCall {
        void run(Connection connection, HistoryRecorder hits) throws SQLException;
    }

    /** Opens after some failures in a row, and lets every tenth call through to see whether the database is back. */
    private static final class Breaker {
        private final int failuresUntilOpen;
        private int failures;
        private int rejections;

        Breaker(int failuresUntilOpen) {
            this.failuresUntilOpen = failuresUntilOpen;
        }

        void call(Action action) throws Exception {
            reject();
            try {
                action.run();
                ended(false);
            } catch (SQLException failed) {
                ended(true);
                throw failed;
            }
        }

        private synchronized void reject() {
            if (failures >= failuresUntilOpen && ++rejections % 10 != 0) {
                throw new Open();
            }
        }

        private synchronized void ended(boolean failed) {
            failures = failed ? failures + 1 : 0;
        }

        private static final class Open extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }
    }
}
