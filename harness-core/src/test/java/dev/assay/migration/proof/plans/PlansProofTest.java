package dev.assay.migration.proof.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Finding;
import dev.assay.check.Limits;
import dev.assay.check.MistakeException;
import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.rehearsal.Rehearsal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ratio of latencies is judged by a comparison that has tests of its own; here no request is made for it. */
@ExtendWith(TestDatabases.Provider.class)
class PlansProofTest {
    private static final String ONE_ORDER = """
            -- name: one order
            -- parameters: SELECT id FROM orders ORDER BY id LIMIT 50
            SELECT amount FROM orders WHERE id = ?;
            """;
    private static final String BY_CUSTOMER = """
            -- name: by customer
            -- parameters: SELECT customer FROM orders ORDER BY id LIMIT 50
            SELECT sum(amount) FROM orders WHERE customer = ?;
            """;
    private static final Run WITHOUT_REQUESTS =
            new Run(1, Sample.RUN.ticker(), new Limits(Duration.ofMinutes(1), 1), Sample.RUN.origin());

    private final TestDatabases databases;

    PlansProofTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void showsThePlanThatLostItsIndexAndTheStatisticsThatAreGone() {
        List<Verdict> verdicts = judge(proof(ONE_ORDER + BY_CUSTOMER).equalPlans());
        assertThat(verdicts).extracting(Verdict::outcome).containsExactly(Outcome.INCONCLUSIVE, Outcome.BREACHED);
        Finding statistics = new Finding(
                "statistics", "the migration lost those of orders.amount", "plans guess until the tables are analyzed");
        assertThat(verdicts.get(0).findings()).hasSize(2).endsWith(statistics);
        assertThat(verdicts.get(1).findings())
                .startsWith(
                        Finding.of(
                                "plan before",
                                "Aggregate > Bitmap Heap Scan on orders > Bitmap Index Scan on orders_customer_idx"),
                        new Finding(
                                "plan after", "Aggregate > Seq Scan on orders", "it reads all 20,000 rows of orders"))
                .endsWith(statistics);
    }

    @Test
    void leavesAPlanThatChangedToTheRatioUnlessPlansMustBeEqual() {
        assertThat(judge(proof(BY_CUSTOMER)).get(0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void isBrokenByAQueryWithoutRows() {
        Verdict verdict = judge(proof("-- name: nobody\nSELECT id FROM orders WHERE customer < 0;"))
                .get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding(
                                "found",
                                "it returns no row before the migration",
                                "a query without rows takes no time, whatever its plan"),
                        Finding.of("fix", "seed rows that it finds, or correct its parameters"));
    }

    @Test
    void isBreachedByAQueryThatFailsAfterwards() {
        Verdict verdict =
                judge(proof("-- name: notes\nSELECT note FROM orders;")).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings())
                .containsExactly(
                        Finding.of("fails", "after the migration: ERROR: column \"note\" does not exist [42703]"));
    }

    @Test
    void isBreachedByAQueryThatFindsNothingAfterwards() {
        Verdict verdict = judge(
                        proof("-- name: unpriced\nSELECT id FROM orders WHERE pg_typeof(amount)::text = 'integer';"))
                .get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings()).containsExactly(Finding.of("fails", "after the migration: it returns no row"));
    }

    @Test
    void refusesQueriesThatCannotBeMeant() {
        assertThatThrownBy(() -> PlanQuery.parse("classpath:q.sql", "\n\nSELECT 1;"))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@MigrationTest queries = [classpath:q.sql]: the query in line [3] has no name."
                        + " Fix: -- name: newest orders");
        assertThatThrownBy(() -> PlanQuery.parse("classpath:q.sql", "-- name: a\nSELECT 1;\n-- name: a\nSELECT 2;"))
                .hasMessage("@MigrationTest queries = [classpath:q.sql]: two queries are named [a]."
                        + " Fix: -- name: a of a customer");
        assertThatThrownBy(() -> PlanQuery.parse("classpath:q.sql", "-- nothing"))
                .hasMessage("@MigrationTest queries = [classpath:q.sql]: there is no query in it."
                        + " Fix: -- name: newest orders, and a query below it");
        assertThatThrownBy(() -> PlanQuery.read("classpath:no/q.sql", Sample.LOADER))
                .hasMessage("@MigrationTest queries = [classpath:no/q.sql]: there is no such file."
                        + " Fix: queries = \"classpath:db/queries.sql\"");
    }

    @Test
    void refusesALocationWithoutAPlace() {
        assertThatThrownBy(() -> PlanQuery.read("queries.sql", Sample.LOADER))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@MigrationTest queries = [queries.sql]: it does not say where the file lies."
                        + " Fix: queries = \"classpath:queries.sql\"");
    }

    private static PlansProof proof(String queries) {
        return PlansProof.of(PlanQuery.parse("queries.sql", queries), "100%");
    }

    private List<Verdict> judge(PlansProof proof) {
        Rehearsal rehearsal =
                new Rehearsal(Sample.migrations("unindexed"), Sample.seeds("unindexed-seed"), databases.supply());
        return Plan.of(proof).run(rehearsal, WITHOUT_REQUESTS).all();
    }
}
