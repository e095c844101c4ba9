package dev.assay.migration.proof.backfill;

import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Quantity;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.migration.script.SqlText;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Looks how many rows each transaction has changed. */
final class BoundedBatches {
    private BoundedBatches() {}

    static Verdict judge(Setting setting) {
        List<SeenTransaction> changing = setting.undisturbed().changing();
        long most = setting.undisturbed().mostRows();
        boolean kept = most <= setting.proof().batchRows();
        Verdict verdict = setting.proof()
                .verdict(Guarantee.BOUNDED, kept ? Outcome.PASSED : Outcome.BREACHED, setting.run())
                .with(Figure.counted("largest batch", BigDecimal.valueOf(most), Unit.ROWS, changing.size()))
                .with(new Evidence.Table(
                        "batches",
                        List.of("transaction", "rows", "time", "statement"),
                        changing.stream().map(BoundedBatches::row).toList()));
        return kept ? verdict : verdict.withFindings(unbounded(changing));
    }

    private static List<Finding> unbounded(List<SeenTransaction> changing) {
        SeenTransaction largest = changing.stream()
                .max(Comparator.comparing(SeenTransaction::rows))
                .orElseThrow();
        return List.of(
                new Finding(
                        "batch",
                        SqlText.shortened(largest.statement()),
                        "the rows stay locked until its transaction ends"),
                Finding.of(
                        "do",
                        "take the keys of one batch, WHERE (key) > (last key) ORDER BY key LIMIT n, and commit it"));
    }

    private static List<String> row(SeenTransaction transaction) {
        return List.of(
                String.valueOf(transaction.number() + 1),
                Unit.NUMBER.write(transaction.rows()),
                Unit.MILLISECONDS.writeMeasured(Quantity.of(transaction.time()).amount()),
                SqlText.shortened(transaction.statement()));
    }
}
