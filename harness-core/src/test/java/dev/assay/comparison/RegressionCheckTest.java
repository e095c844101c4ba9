package dev.assay.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.load.Worker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Comparisons on a real server. The planted differences are many times the limit, so that no outcome depends on the machine. */
class RegressionCheckTest {
    private static final Run RUN = new Run(
            8731, Ticker.system(), new Limits(Duration.ofMinutes(2), 1_000_000), Origin.named("RegressionCheckTest"));

    /** Two sides that are alike may take all the time that there is to be told apart. */
    private static final Run BRIEF = new Run(
            8731, Ticker.system(), new Limits(Duration.ofSeconds(10), 1_000_000), Origin.named("RegressionCheckTest"));

    private static Databases databases;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() throws SQLException {
        databases = Databases.open(DatabaseSettings.defaults().withReadyClones(0));
        database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty());
        execute(database, "create table document (id int not null, title text not null)");
        execute(database, "insert into document select n, 'title ' || n from generate_series(1, 20000) n");
        execute(database, "vacuum analyze document");
    }

    @AfterAll
    static void stopServer() {
        databases.close();
    }

    @Test
    void theSameOnACopyIsNeverCalledSlower() {
        Verdict verdict = Plan.of(check(BaselineSide.changedBy(List.of("select 1"))))
                .run(database, BRIEF)
                .all()
                .get(0);

        assertThat(verdict.outcome()).isIn(Outcome.PASSED, Outcome.INCONCLUSIVE);
    }

    @Test
    void aDroppedIndexIsBreachedAndThePlanSaysSo() {
        RegressionCheck check = RegressionCheck.of(RegressionCheckTest::find)
                .against(BaselineSide.changedBy(List.of("create index on document (id)")))
                .p50("10%")
                .check();
        Verdicts verdicts = Plan.of(check).run(database, RUN);

        Verdict verdict = verdicts.all().get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.figures().get(0).value().doubleValue()).isGreaterThan(1.1);
        assertThat(verdict.findings()).extracting(Finding::text).contains("Seq Scan on document");
        assertThat(verdict.evidence())
                .extracting(Evidence::title)
                .contains("plan 1 of the baseline", "plan 1 of the measured");
        assertThatThrownBy(verdicts::orThrow)
                .message()
                .containsPattern("p50 ratio +[\\d.,]+ +promised <= 1\\.1 +98\\.5 % CI ")
                .containsPattern(
                        "compared +p50 of all requests [\\d.]+ ms of \\[create index on document \\(id\\)\\], [\\d.]+ ms measured +the ratio is that of their blocks; look \\d of 4;");
    }

    @Test
    void theCopyIsGoneAfterwards() throws SQLException {
        only(check(BaselineSide.changedBy(List.of("create index on document (id)"))), database);

        try (TestDatabase another = database.copy()) {
            assertThat(another.name()).isNotEqualTo(database.name());
        }
    }

    @Test
    void settingsOfTheBaselineHoldInItsSessionsAlone() throws Exception {
        BaselineSide settings = BaselineSide.settings(List.of("work_mem=8MB", "app.kind=old"));
        assertThat(settings.describe()).isEqualTo("work_mem = 8MB, app.kind = old");

        try (OpenSide side = settings.open(database, worker -> {});
                Connection connection = side.source().connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select current_setting('work_mem'), current_setting('app.kind')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("8MB");
            assertThat(row.getString(2)).isEqualTo("old");
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show work_mem")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("4MB");
        }
    }

    @Test
    void anotherDatabaseMustHoldAsManyRows() throws SQLException {
        try (TestDatabase fewer = database.copy()) {
            execute(fewer, "delete from document where id > 19000");

            Verdict verdict = only(check(BaselineSide.database("yesterday", fewer)), database);

            assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
            assertThat(verdict.findings())
                    .containsExactly(
                            Finding.of("asked", "a comparison with [yesterday]"),
                            Finding.of("found", "[public.document] holds [19,000 rows] there and [20,000 rows] here"),
                            Finding.of(
                                    "means",
                                    "Rows that a test inserts itself are not in the database that it is compared with"),
                            Finding.of(
                                    "fix", "load them with @DatabaseTest(seed = ...) or @SeedRows, which fill both"));
        }
    }

    @Test
    void anotherOperationIsComparedOnTheSameDatabase() {
        RegressionCheck check = RegressionCheck.of(RegressionCheckTest::find)
                .against(BaselineSide.operation("counting", worker -> query(worker, "select 1 where 1 = ?")))
                .p50("10%")
                .concurrency(2)
                .check();

        assertThat(only(check, database).outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void whatTheServerRefusesIsAMistake() {
        assertThat(only(check(BaselineSide.settings(List.of("work_memory=8MB"))), database)
                        .findings())
                .extracting(Finding::text)
                .containsExactly(
                        "@Baseline settings = [work_memory=8MB]",
                        "the server refuses it: ERROR: unrecognized configuration parameter \"work_memory\"",
                        "settings = \"hnsw.ef_search=40\"");
        assertThat(only(check(BaselineSide.changedBy(List.of("drop index nowhere"))), database)
                        .findings())
                .extracting(Finding::text)
                .containsExactly(
                        "@Baseline sql = [drop index nowhere]",
                        "the server refuses it: ERROR: index \"nowhere\" does not exist [42704]",
                        "It is executed on a copy of the database, after the migrations and the seeds",
                        "sql = \"drop index documents_embedding_idx\"");
        assertThatThrownBy(() -> BaselineSide.settings(List.of("work_mem")))
                .hasMessage("@Baseline settings = [work_mem]: it is not written as name=value."
                        + " Fix: settings = \"hnsw.ef_search=40\"");
    }

    @Test
    void moreConnectionsThanTheServerGrantsAreRefused() {
        RegressionCheck check = RegressionCheck.of(RegressionCheckTest::find)
                .against(BaselineSide.settings(List.of("app.kind=old")))
                .p95("10%")
                .concurrency(1_000)
                .check();

        assertThat(only(check, database).findings())
                .extracting(Finding::text)
                .element(0)
                .isEqualTo("@LatencyBudget maxRegression, concurrency = [1000]");
    }

    private static RegressionCheck check(BaselineSide baseline) {
        return RegressionCheck.of(RegressionCheckTest::find)
                .against(baseline)
                .p95("10%")
                .check();
    }

    private static void find(Worker worker) throws SQLException {
        query(worker, "select title from document where id = ?");
    }

    private static void query(Worker worker, String sql) throws SQLException {
        PreparedStatement query = worker.prepare(sql);
        query.setInt(1, 1 + worker.random().nextInt(20_000));
        try (ResultSet rows = query.executeQuery()) {
            rows.next();
        }
    }

    private static Verdict only(RegressionCheck check, TestDatabase judged) {
        List<Verdict> verdicts = Plan.of(check).run(judged, RUN).all();
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    private static void execute(TestDatabase changed, String sql) throws SQLException {
        try (Connection connection = changed.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
