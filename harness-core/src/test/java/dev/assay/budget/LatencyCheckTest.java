package dev.assay.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Limits;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import dev.assay.check.Verdict;
import dev.assay.check.VerdictError;
import dev.assay.check.Verdicts;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.load.Operation;
import dev.assay.load.Workload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Budgets on a real server. The planted truths are far from the limits, so that no outcome depends on the machine. */
class LatencyCheckTest {
    private static final Run RUN = Run.of("LatencyCheckTest", 8731);
    private static final Operation SELECT = query("select 1");

    private static Databases databases;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() throws SQLException {
        databases = Databases.open(DatabaseSettings.defaults().withReadyClones(0));
        database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty());
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table document (id int primary key, title text not null)");
            statement.execute("insert into document select n, 'title ' || n from generate_series(1, 1000) n");
            statement.execute("analyze document");
        }
    }

    @AfterAll
    static void stopServer() {
        databases.close();
    }

    @Test
    void aBudgetThatIsClearlyKeptPasses() {
        LatencyCheck budget = quick(SELECT)
                .p50("500ms")
                .p95("1s")
                .p99("2s")
                .mean("1s")
                .max("60s")
                .throughput("1/s")
                .errors("0%")
                .concurrency(2)
                .check();

        Verdicts verdicts = Plan.of(budget).run(database, RUN);
        verdicts.orThrow();

        assertThat(outcomes(verdicts))
                .isEqualTo(Map.of(
                        "p50", Outcome.PASSED,
                        "p95", Outcome.PASSED,
                        "p99", Outcome.PASSED,
                        "max", Outcome.PASSED,
                        "mean", Outcome.PASSED,
                        "throughput", Outcome.PASSED,
                        "errors", Outcome.PASSED));
        assertThat(budget.promises())
                .extracting(promise -> promise.kind() + " " + promise.name() + ": " + promise.sentence() + " | "
                        + promise.requiredThreshold())
                .containsExactly(
                        "LatencyBudget p50: 50 % of the operations take at most 500 ms | <= 500 ms",
                        "LatencyBudget p95: 95 % of the operations take at most 1,000 ms | <= 1,000 ms",
                        "LatencyBudget p99: 99 % of the operations take at most 2,000 ms | <= 2,000 ms",
                        "LatencyBudget max: no measured operation takes longer than 1 min | <= 1 min",
                        "LatencyBudget mean: the operations take at most 1,000 ms on average | <= 1,000 ms",
                        "LatencyBudget throughput: operations succeed at a rate of at least 1/s | >= 1/s",
                        "LatencyBudget errors: no operation fails | <= 0");
    }

    @Test
    void aMixIsJudgedAsAWholeAndShownByOperation() {
        Workload mix = Workload.of("select", 9, SELECT).and("fail", 1, query("select 1 / 0"));
        Verdict verdict = only(
                LatencyCheck.of(mix).duration("500ms").warmup("0s").p50("1s").check(), RUN);

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        Evidence.Table shown = (Evidence.Table) verdict.evidence().stream()
                .filter(piece -> piece.title().equals("operations of the mix"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.columns()).containsExactly("operation", "count", "failed", "p50", "p95", "p99");
        assertThat(shown.rows()).extracting(row -> row.get(0)).containsExactly("select", "fail");
        assertThat(shown.rows().get(0)).element(2).isEqualTo("0");
        assertThat(shown.rows().get(0)).element(3).asString().endsWith(" ms");
        assertThat(shown.rows().get(1)).element(2).isEqualTo(shown.rows().get(1).get(1));
        assertThat(shown.rows().get(1).subList(3, 6)).containsOnly("");
    }

    @Test
    void theEvidenceShowsProfilePercentilesAndConditions() {
        Verdict verdict = only(quick(SELECT).p95("1s").check(), RUN);

        assertThat(verdict.evidence())
                .extracting(Evidence::title)
                .containsExactly("latency profile", "percentiles of successful operations", "conditions");
        Evidence.Chart profile = (Evidence.Chart) verdict.evidence().get(0);
        assertThat(profile.lines()).extracting(Evidence.Line::name).containsExactly("measured", "p95 <= 1,000 ms");
        assertThat(profile.lines().get(0).points())
                .hasSizeGreaterThan(10)
                .allSatisfy(point -> assertThat(point.x()).isGreaterThanOrEqualTo(1))
                .allSatisfy(point -> assertThat(point.y()).isGreaterThan(0));
        Evidence.Table conditions = (Evidence.Table) verdict.evidence().get(2);
        assertThat(conditions.rows())
                .contains(
                        List.of("concurrency", "1"),
                        List.of("pace", "one operation after the other"),
                        List.of("warm-up", "100 ms"),
                        List.of("measured", "500 ms"),
                        List.of("failed operations", "0"),
                        List.of("looks", "1 of 3 planned"),
                        List.of("fsync", "off"),
                        List.of("synchronous_commit", "on"))
                .extracting(row -> row.get(0))
                .contains(
                        "largest design effect",
                        "server_version",
                        "checkpoints meanwhile",
                        "autovacuum runs meanwhile",
                        "seen at a checkpoint",
                        "seen at autovacuum",
                        "garbage collection of the harness",
                        "longest scheduling delay",
                        "stolen by the hypervisor",
                        "waiting for a processor",
                        "processor time of watching");
    }

    @Test
    void aBudgetThatIsClearlyBrokenIsBreachedAndSaysByHowMuch() {
        LatencyCheck budget = quick(query("select pg_sleep(0.02)"))
                .p95("5ms")
                .throughput("1000/s")
                .mean("5ms")
                .max("10ms")
                .check();

        Verdicts verdicts = Plan.of(budget).run(database, RUN);

        assertThat(outcomes(verdicts))
                .isEqualTo(Map.of(
                        "p95", Outcome.BREACHED,
                        "max", Outcome.BREACHED,
                        "mean", Outcome.BREACHED,
                        "throughput", Outcome.BREACHED));
        assertThatThrownBy(verdicts::orThrow)
                .isInstanceOf(VerdictError.class)
                .message()
                .containsPattern("@LatencyBudget breached {2}LatencyCheckTest\n"
                        + " {2}p95 +[\\d.]+ ms {2}promised <= 5 ms +95 % CI [\\d.]+\\.\\.[\\d.?]+( ms)?, n = \\d+\n"
                        + " {2}max +[\\d.]+ ms {2}promised <= 10 ms +n = \\d+\n"
                        + " {2}mean +[\\d.]+ ms {2}promised <= 5 ms +95 % CI [\\d.]+\\.\\.[\\d.]+ ms, n = \\d+\n"
                        + " {2}throughput +[\\d.]+/s {2}promised >= 1,000/s +95 % CI [\\d.]+\\.\\.[\\d.]+/s, n = \\d+\n"
                        + " {2}share +p95: 100 % of the operations took longer than 5 ms or failed"
                        + " +at most 5 % may; bounds [\\d.]+ % to 100 %, design effect 1\n"
                        + " {2}above +max: \\d+ operations took longer than 10 ms or failed");
    }

    @Test
    void aBreachNamesTheScanThatNoIndexServed() {
        Operation scan = worker -> {
            PreparedStatement statement =
                    worker.prepare("select id, pg_sleep(0.01) from document where title = ? and '?' <> title");
            statement.setString(1, "title " + worker.pick(List.of(1, 2, 3)));
            statement.executeQuery().close();
        };

        Verdict verdict = only(quick(scan).p95("1ms").check(), RUN);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings())
                .contains(new Finding("plan", "Seq Scan on document", "this step reads the whole table"));
        assertThat(verdict.evidence())
                .filteredOn(piece -> piece.title().equals("plan 1"))
                .singleElement()
                .extracting(piece -> ((Evidence.Text) piece).body())
                .asString()
                .matches("""
                        (?s)select id, pg_sleep\\(0\\.01\\) from document where title = \\$1 and '\\?' <> title
                        -- \\$1 = 'title [123]'

                        Seq Scan on document \\(rows=1 loops=1 buffers=\\d+\\)
                            Filter: .*title = .*
                            Rows Removed by Filter: 999""");
    }

    @Test
    void failuresThatNobodyPromisedAboutAreNamed() {
        Operation failing = worker -> {
            if (worker.iteration() % 10 == 0) {
                query("select 1/0").run(worker);
            }
            SELECT.run(worker);
        };

        Verdict verdict = only(quick(failing).p50("1s").check(), RUN);

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.label()).isEqualTo("errors");
            assertThat(finding.text()).matches("22012: [\\d,]+ of [\\d,]+ operations");
            assertThat(finding.remark()).isEqualTo("ERROR: division by zero");
        });
    }

    @Test
    void failuresBreachAPromiseOfNoneAndCountAsSlow() {
        Operation failing = worker ->
                query(worker.iteration() % 5 == 0 ? "select 1/0" : "select 1").run(worker);

        Verdicts verdicts =
                Plan.of(quick(failing).p50("1s").p95("1s").errors("0%").check()).run(database, RUN);

        assertThat(outcomes(verdicts))
                .isEqualTo(Map.of("p50", Outcome.PASSED, "p95", Outcome.BREACHED, "errors", Outcome.BREACHED));
    }

    @Test
    void aLoadThatOnlyFailsIsBroken() {
        Verdicts verdicts = Plan.of(quick(query("select * from documents"))
                        .p95("1s")
                        .errors("50%")
                        .check())
                .run(database, RUN);

        assertThat(outcomes(verdicts)).isEqualTo(Map.of("p95", Outcome.BROKEN, "errors", Outcome.BROKEN));
        assertThatThrownBy(verdicts::orThrow)
                .isInstanceOf(VerdictError.class)
                .message()
                .matches("(?s)@LatencyBudget broken {2}LatencyCheckTest\n"
                        + " {2}p95 +promised <= 1,000 ms +not judged\n"
                        + " {2}errors +promised <= 0.5 +not judged\n"
                        + " {2}found +all \\[\\d+\\] operations failed, so there is no latency to judge\n"
                        + " {2}errors +42P01: [\\d,]+ of [\\d,]+ operations +"
                        + "ERROR: relation \"documents\" does not exist.*");
    }

    @Test
    void anAssertionErrorInTheBodyBreaksTheBudgetAndIsKept() {
        AssertionError planted = new AssertionError("ten neighbours expected, found [9]");
        LatencyCheck budget = quick(worker -> {
                    throw planted;
                })
                .p95("1s")
                .check();

        Verdicts verdicts = Plan.of(budget).run(database, RUN);

        assertThat(verdicts.worst()).contains(Outcome.BROKEN);
        assertThat(verdicts.causes()).containsExactly(planted);
        assertThat(verdicts.all().get(0).findings())
                .containsExactly(Finding.of("error", "ten neighbours expected, found [9]"));
    }

    @Test
    void moreWorkersThanTheServerHasConnectionsAreRefused() {
        Verdict verdict = only(quick(SELECT).p95("1s").concurrency(5000).check(), RUN);

        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings()).extracting(Finding::label, Finding::text).satisfies(findings -> assertThat(
                        findings.toString())
                .matches("\\[\\(\"asked\", \"@LatencyBudget concurrency = \\[5000\\]\"\\), "
                        + "\\(\"found\", \"the server has max_connections = \\[\\d+\\], of which \\[5\\] are "
                        + "reserved\"\\), "
                        + "\\(\"means\", \"every worker has a connection of its own\"\\), "
                        + "\\(\"fix\", \"concurrency = \\d+\"\\)\\]"));
    }

    @Test
    void aBudgetThatItsLimitsCannotDecideSaysSoWithoutMeasuring() {
        LatencyCheck budget =
                quick(query("select pg_sleep(0.02)")).percentile("99.9", "10s").check();

        Verdict verdict = only(budget, RUN);

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.figures()).isEmpty();
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.text())
                    .matches("p99\\.9: at least 2,995 operations would decide, the limits allow at most \\d+");
            assertThat(finding.remark())
                    .isEqualTo("nothing was measured; a longer duration or more workers give more of them");
        });
    }

    @Test
    void aTruthOnTheLimitStaysUndecidedAfterAllLooksAndNamesWhatWouldDecide() {
        Run run = new Run(
                8731, Ticker.system(), new Limits(Duration.ofMillis(900), 1_000_000), Origin.named("on the limit"));
        Operation halfSlow = worker -> {
            if (worker.iteration() % 2 == 0) {
                query("select pg_sleep(0.02)").run(worker);
            } else {
                SELECT.run(worker);
            }
        };

        Verdict verdict = only(
                LatencyCheck.of(halfSlow)
                        .p50("15ms")
                        .duration("400ms")
                        .warmup("100ms")
                        .check(),
                run);

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.findings())
                .extracting(Finding::label, Finding::remark)
                .contains(tuple("needs", "a longer duration gives more of them"));
    }

    private static LatencyCheckBuilder quick(Operation operation) {
        return LatencyCheck.of(operation).duration("500ms").warmup("100ms");
    }

    private static Operation query(String sql) {
        return worker -> {
            try (ResultSet rows = worker.prepare(sql).executeQuery()) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            }
        };
    }

    private static Verdict only(LatencyCheck budget, Run run) {
        List<Verdict> verdicts = Plan.of(budget).run(database, run).all();
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    private static Map<String, Outcome> outcomes(Verdicts verdicts) {
        return verdicts.all().stream()
                .collect(Collectors.toMap(
                        verdict -> verdict.promise().name(), Verdict::outcome, (one, other) -> one, TreeMap::new));
    }
}
