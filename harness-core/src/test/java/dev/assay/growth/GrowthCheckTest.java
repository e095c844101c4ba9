package dev.assay.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.budget.LatencyCheck;
import dev.assay.check.Evidence;
import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import dev.assay.load.Operation;
import dev.assay.load.Worker;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Growth on a real server. What an index finds and what is read in full lie far apart, whatever the machine does. */
class GrowthCheckTest {
    private static final Run RUN = Run.of("GrowthCheckTest", 8731);
    private static final Operation BY_KEY = worker -> find(worker, "select title from document where id = ?");
    private static final Operation BY_SCAN =
            worker -> find(worker, "select count(title) from document where length(title) > ?");

    private static Databases databases;
    private static TestDatabase database;

    @BeforeAll
    static void startServer() throws SQLException {
        databases = Databases.open(DatabaseSettings.defaults().withReadyClones(0));
        database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty());
        execute(database, "create table document (id int primary key, title text not null)");
    }

    @AfterAll
    static void stopServer() {
        databases.close();
    }

    @Test
    void anIndexKeepsTheGrowthSmall() {
        Verdicts verdicts = run(documents(BY_KEY).growth("sqrt n").check());

        verdicts.orThrow();
        Verdict growth = verdicts.all().get(0);
        assertThat(growth.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(growth.evidence())
                .extracting(Evidence::title)
                .containsExactly("growth over rows", "latency over rows");
        assertThat(((Evidence.Chart) growth.evidence().get(0)).lines())
                .extracting(Evidence.Line::name)
                .containsExactly("p50", "at most sqrt n");
    }

    @Test
    void aScanGrowsWithTheRowsAndThePlanSaysWhy() {
        Verdicts verdicts = run(documents(BY_SCAN).growth("log n").check());

        assertThatThrownBy(verdicts::orThrow)
                .hasMessageStartingWith("@LatencyBudget breached  GrowthCheckTest\n  growth ")
                .hasMessageContaining("the p50 grows at most like log n")
                .hasMessageContaining("growth: an exponent of at most 0.")
                .hasMessageContaining("\n  plan     Seq Scan on document   ")
                .hasMessageContaining("this step reads the whole table");
    }

    @Test
    void aBudgetIsHeldAtEverySizeAndNamedByIt() {
        LatencyCheck budget = LatencyCheck.of(BY_KEY)
                .p95("5s")
                .duration("200ms")
                .warmup("50ms")
                .check();

        Verdicts verdicts =
                run(documents(BY_KEY).sizes(30, 3_000).budget(budget).check());

        verdicts.orThrow();
        assertThat(verdicts.all())
                .extracting(Verdict::promise)
                .extracting(promise -> promise.name() + ": " + promise.sentence())
                .containsExactly(
                        "p95 at 30 rows: 95 % of the operations take at most 5,000 ms, with 30 rows",
                        "p95 at 3,000 rows: 95 % of the operations take at most 5,000 ms, with 3,000 rows");
    }

    @Test
    void rowsAreGeneratedWhereNothingElseMakesThem() {
        Verdicts verdicts = run(GrowthCheck.of(BY_KEY)
                .sizes(100, 1_000, 5_000)
                .fill("document")
                .growth("n")
                .check());

        verdicts.orThrow();
        Evidence.Table table = (Evidence.Table) verdicts.all().get(0).evidence().get(1);
        assertThat(table.rows()).extracting(row -> row.get(0)).containsExactly("100", "1,000", "5,000");
    }

    @Test
    void aFillingThatGivesAnotherNumberOfRowsIsAMistake() {
        GrowthCheck check = GrowthCheck.of(BY_KEY)
                .sizes(100, 1_000, 10_000)
                .fill("document", (copy, rows) -> insert(copy, rows - 1))
                .growth("n")
                .check();

        assertThatThrownBy(run(check)::orThrow).hasMessage("""
                @LatencyBudget broken  GrowthCheckTest
                  growth  the p50 grows at most like n  not judged
                  asked   @LatencyBudget fill = [document] at size [100]
                  found   after it was filled, it has [99] rows
                  means   The size is the number of rows of [document], and growth over another number would be wrong
                  fix     insert exactly as many rows as the filling is asked for""");
    }

    @Test
    void aMisspelledTableIsAnsweredWithTheNearestOne() {
        GrowthCheck check = GrowthCheck.of(BY_KEY)
                .sizes(100, 1_000, 10_000)
                .fill("documnt", GrowthCheckTest::insert)
                .growth("n")
                .check();

        assertThatThrownBy(run(check)::orThrow).hasMessage("""
                @LatencyBudget broken  GrowthCheckTest
                  growth  the p50 grows at most like n  not judged
                  asked   @LatencyBudget fill = [documnt]
                  found   there is no table [documnt]; there are [document]
                  means   The nearest name is [document]
                  fix     fill = "document\"""");
    }

    @Test
    void anOperationThatAlwaysFailsIsBroken() {
        Verdicts verdicts = run(documents(worker -> find(worker, "select 1 / (? * 0)"))
                .growth("n")
                .check());

        assertThat(verdicts.all()).extracting(Verdict::outcome).containsExactly(Outcome.BROKEN);
        assertThat(verdicts.all().get(0).findings().get(0).text())
                .isEqualTo("so many requests failed that a block of [20] has no p50");
        assertThat(verdicts.all().get(0).findings().get(1).text()).isEqualTo("22012: 100 of 100 requests at 100 rows");
    }

    @Test
    void whatPromisesNothingOrHasNoDataIsAMistake() {
        assertThatThrownBy(() -> documents(BY_KEY).check())
                .isInstanceOf(MistakeException.class)
                .hasMessage("@LatencyBudget sizes = [100, 1000, 30000]: nothing is promised at these sizes."
                        + " Fix: growth = \"n log n\", or p95 = \"200ms\"");
        assertThatThrownBy(() ->
                        GrowthCheck.of(BY_KEY).sizes(10, 100, 1_000).growth("n").check())
                .hasMessage("@LatencyBudget sizes = [10, 100, 1000]: nothing says how data of a size is made."
                        + " Fix: fill = \"documents\", the table whose number of rows is the size");
    }

    @Test
    void blocksHoldThePercentileByNearestRank() {
        double[] latencies = IntStream.rangeClosed(1, 170).mapToDouble(n -> n).toArray();

        assertThat(new GrowthBlocks(BigDecimal.valueOf(50)).blocks(Arrays.copyOf(latencies, 45)))
                .containsExactly(10, 30);
        assertThat(new GrowthBlocks(BigDecimal.valueOf(95)).blocks(latencies)).containsExactly(76, 156);
        assertThat(new GrowthBlocks(new BigDecimal("99.0")).size()).isEqualTo(400);
        assertThat(new GrowthBlocks(new BigDecimal("99.0")).name()).isEqualTo("p99");
    }

    private static GrowthCheckBuilder documents(Operation operation) {
        return GrowthCheck.of(operation).sizes(100, 1_000, 30_000).fill("document", GrowthCheckTest::insert);
    }

    private static Verdicts run(GrowthCheck check) {
        assertThat(check.promises()).extracting(Promise::kind).containsOnly("LatencyBudget");
        return Plan.of(check).run(database, RUN);
    }

    private static void insert(TestDatabase copy, long rows) throws SQLException {
        execute(copy, "insert into document select n, 'title ' || n from generate_series(1, " + rows + ") n");
    }

    private static void find(Worker worker, String sql) throws SQLException {
        PreparedStatement statement = worker.prepare(sql);
        statement.setInt(1, 1 + worker.random().nextInt(100));
        statement.executeQuery().close();
    }

    private static void execute(TestDatabase copy, String sql) throws SQLException {
        try (Connection connection = copy.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
