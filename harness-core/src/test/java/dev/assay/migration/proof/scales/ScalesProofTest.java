package dev.assay.migration.proof.scales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Quantity;
import dev.assay.check.Verdict;
import dev.assay.migration.Sample;
import dev.assay.migration.TestDatabases;
import dev.assay.migration.rehearsal.Rehearsal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("proof")
@ExtendWith(TestDatabases.Provider.class)
class ScalesProofTest {
    private final TestDatabases databases;

    ScalesProofTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void namesTheStatementWhoseWorkGrowsWithTheSquareAndTheTableThatDidNotGrow() {
        Verdict verdict = judge(ScalesProof.create(), steep()).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.decisive())
                .hasValueSatisfying(figure -> assertThat(figure.value()).isEqualByComparingTo("2.00"));
        assertThat(verdict.findings())
                .extracting(Finding::label, Finding::text, Finding::remark)
                .containsExactly(
                        tuple(
                                "statement",
                                "V3__rank.sql: UPDATE orders SET rank = (SELECT count(*) FROM orders earlier WHERE earlier.p...",
                                ""),
                        tuple(
                                "work",
                                "rows read 250,500 at n, 4,002,000 at 4n, n = 500",
                                "it grows with the power 2.00 of the rows"),
                        tuple(
                                "do",
                                "join or aggregate once instead of once for each row, or give what is looked up for each row an index",
                                ""),
                        tuple(
                                "not grown",
                                "tier: ERROR: value too long for type character(1)",
                                "it had as many rows at 4n as at n"),
                        tuple("seed", "no version met a row in nothing", ""));
    }

    /** The planner keeps the rows of the inner side aside, and the server would count them once. */
    @Test
    void countsTheRowsThatANestedLoopLooksAtAgain() {
        Verdict verdict = judge(
                        ScalesProof.create(),
                        new Rehearsal(Sample.migrations("range"), Sample.seeds("range-seed"), databases.supply()))
                .get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(verdict.findings())
                .contains(new Finding(
                        "work",
                        "rows read 250,500 at n, 4,002,000 at 4n, n = 500",
                        "it grows with the power 2.00 of the rows"));
    }

    @Test
    void countsWhatEachStatementReadsAndWrites() {
        Evidence.Table table = (Evidence.Table)
                judge(ScalesProof.create(), steep()).get(0).evidence().get(0);
        assertThat(table.rows())
                .extracting(row -> row.get(1), row -> row.subList(2, 7), row -> row.get(13))
                .containsExactly(
                        tuple(
                                "CREATE INDEX orders_amount_idx ON orders (amount)",
                                List.of("500", "500", "2,000", "0", "0"),
                                "1.00"),
                        tuple(
                                "ALTER TABLE orders ALTER COLUMN line TYPE integer",
                                List.of("500", "2,000", "8,000", "0", "0"),
                                "1.00"),
                        tuple("ALTER TABLE customer ADD COLUMN name text", List.of("500", "0", "0", "0", "0"), "0.00"),
                        tuple("ALTER TABLE orders ADD COLUMN rank bigint", List.of("500", "0", "0", "0", "0"), "0.00"),
                        tuple(
                                "UPDATE orders SET rank = (SELECT count(*) FROM orders earlier WHERE earlier.p...",
                                List.of("500", "250,500", "4,002,000", "500", "2,000"),
                                "2.00"),
                        tuple(
                                "INSERT INTO customer (mail) VALUES ('new@example.org')",
                                List.of("500", "0", "0", "1", "1"),
                                "0.00"));
    }

    @Test
    void predictsTheTimeUnderLockAndJudgesByItsInterval() {
        Map<String, Long> sizes = Map.of("orders", 100_000L);
        Verdict tight = lockTime("1us", sizes);
        Verdict generous = lockTime("10min", sizes);
        assertThat(tight.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(tight.findings().get(0).text())
                .matches("V2__amount_index\\.sql shuts orders for .* \\(.* to .*\\) at 100,000 rows");
        assertThat(tight.findings().get(0).remark())
                .isEqualTo("measured up to 16,000 rows, extrapolated 6 times beyond");
        assertThat(generous.outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void saysWhereNoLockHoldsATableOfADeclaredSize() {
        Verdict verdict = judge(
                        ScalesProof.create().sizes(Map.of("customer", 5_000L)).maxLockTime(Quantity.duration("10min")),
                        new Rehearsal(Sample.migrations("steep"), Sample.seeds("steep-seed"), databases.supply())
                                .since("2"))
                .get(1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.findings())
                .containsExactly(Finding.of("locks", "no version shuts a table of a declared size"));
    }

    private Verdict lockTime(String limit, Map<String, Long> sizes) {
        ScalesProof proof = ScalesProof.create().sizes(sizes).maxLockTime(Quantity.duration(limit));
        return judge(proof, new Rehearsal(Sample.migrations("linear"), Sample.seeds("steep-seed"), databases.supply()))
                .get(1);
    }

    @Test
    void isUndecidedWhereALockGrowsWithTheSquare() {
        Verdict verdict = judge(
                        ScalesProof.create().sizes(Map.of("orders", 100_000L)).maxLockTime(Quantity.duration("10min")),
                        steep().since("2"))
                .get(1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.findings())
                .containsExactly(new Finding(
                        "unpredictable",
                        "V3__rank.sql on orders",
                        "its work grows faster than the rows, see [scales]"));
    }

    @Test
    void isUndecidedAboutTablesThatDidNotGrow() {
        Verdict verdict = judge(ScalesProof.create(), ungrown()).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding("not shown", "V2__tiers.sql works on tier", "its rows did not grow"),
                        new Finding("not shown", "V2__tiers.sql works on nothing", "it has no rows"),
                        new Finding(
                                "small",
                                "V3__setting.sql works on setting, which has [1] rows at n",
                                "work on it alone counts as constant"),
                        new Finding(
                                "small",
                                "V4__outside.sql works on setting, which has [1] rows at n",
                                "work on it alone counts as constant"),
                        new Finding(
                                "not grown",
                                "tier: ERROR: value too long for type character(1)",
                                "it had as many rows at 4n as at n"),
                        Finding.of("seed", "no version met a row in nothing"));
    }

    /** V2 meets no row at all, and a moment that never comes lies infinitely far from others. */
    @Test
    void isUndecidedAboutAVersionThatMeetsNoRow() {
        Rehearsal rehearsal = new Rehearsal(Sample.migrations("late"), Sample.seeds("late-seed"), databases.supply());
        Verdict verdict = judge(ScalesProof.create(), rehearsal).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding("not shown", "V2__rank.sql works on orders", "it has no rows"),
                        new Finding(
                                "not grown",
                                "span: values of until lie [Infinity] apart, so none is new",
                                "it had as many rows at 4n as at n"));
    }

    @Test
    void isBrokenWhereNoTableGrows() {
        Rehearsal rehearsal = new Rehearsal(Sample.migrations("tiers"), Sample.seeds("tiers-seed"), databases.supply());
        Verdict verdict = judge(ScalesProof.create(), rehearsal).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding("found", "no table with rows could be multiplied", "the same rows cost the same"),
                        new Finding(
                                "not grown",
                                "tier: ERROR: value too long for type character(1)",
                                "it had as many rows at 4n as at n"));
    }

    @Test
    void isUndecidedAboutLocksThatAreNotPredicted() {
        Map<String, Long> sizes = Map.of("orders", 5_000L, "setting", 5_000L, "tier", 5_000L);
        Verdict verdict = judge(ScalesProof.create().sizes(sizes).maxLockTime(Quantity.duration("10min")), ungrown())
                .get(1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding(
                                "unpredictable",
                                "V2__tiers.sql on tier",
                                "its rows could not be multiplied, see [scales]"),
                        new Finding(
                                "unpredictable",
                                "V3__setting.sql on setting",
                                "[1] rows of it are too few beside [502] in all tables to reach [4000], seed more"),
                        new Finding(
                                "unpredictable",
                                "V4__outside.sql on orders",
                                "a statement outside of a transaction has let its locks go when it ends"));
    }

    @Test
    void predictsNothingOfATableThatNeverHasRows() {
        Verdict verdict = judge(
                        ScalesProof.create().sizes(Map.of("nothing", 9L)).maxLockTime(Quantity.duration("10min")),
                        ungrown())
                .get(1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding("found", "no version met a row in nothing", "nothing could be measured"),
                        Finding.of("fix", "seed rows of nothing at [classpath:migrations/ungrown-seed]"));
    }

    private Rehearsal ungrown() {
        return new Rehearsal(Sample.migrations("ungrown"), Sample.seeds("ungrown-seed"), databases.supply());
    }

    @Test
    void isBrokenWithoutRows() {
        Rehearsal rehearsal = new Rehearsal(Sample.migrations("steep"), Sample.seeds("none"), databases.supply());
        Verdict verdict = judge(ScalesProof.create(), rehearsal).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(
                        new Finding(
                                "found", "no version met a single row in any table", "without rows no work can grow"),
                        Finding.of("fix", "add V1__rows.sql at [classpath:migrations/none]"));
    }

    @Test
    void refusesASizeOfATableThatIsNotThere() {
        Verdict verdict = judge(ScalesProof.create().sizes(Map.of("order", 5L)), steep().since("2"))
                .get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.findings())
                .containsExactly(
                        Finding.of("asked", "@MigrationTest sizes = @TableSize(table = [order])"),
                        Finding.of(
                                "found",
                                "no version meets a table of that name; they meet [customer, nothing, orders, tier]"),
                        Finding.of("fix", "table = \"orders\""));
    }

    private Rehearsal steep() {
        return new Rehearsal(Sample.migrations("steep"), Sample.seeds("steep-seed"), databases.supply());
    }

    private static List<Verdict> judge(ScalesProof proof, Rehearsal rehearsal) {
        return Plan.of(proof).run(rehearsal, Sample.RUN).all();
    }
}
