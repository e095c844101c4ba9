package dev.assay.migration.proof;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.MigrationEvidence;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.StatementTrace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** No table that was there before a migration is rewritten by it. */
record NoRewrites(Terms terms) implements MigrationPromise {
    static final String CURE =
            "add a new nullable column, fill it in batches in a later version, then switch; a constant default copies nothing";

    @Override
    public Promise promise() {
        Threshold none = Threshold.atMost(Quantity.of(0, Unit.NUMBER));
        return new Promise(KIND, "rewrites", "no table that was there before is rewritten", none, terms);
    }

    @Override
    public Verdict judge(MigrationReport report, Run run) {
        List<MigrationReport.Rewrite> found = report.rewrites();
        if (found.isEmpty() && report.failure() != null) {
            return unfinished(report.failure(), run);
        }
        BigDecimal count = BigDecimal.valueOf(found.size());
        return Verdict.of(run, promise(), found.isEmpty() ? Outcome.PASSED : Outcome.BREACHED)
                .withFindings(findings(found))
                .with(Figure.counted(
                        "rewrites", count, Unit.NUMBER, report.statements().size()))
                .with(new MigrationEvidence(report).statements());
    }

    private static List<Finding> findings(List<MigrationReport.Rewrite> found) {
        List<Finding> findings =
                new ArrayList<>(found.stream().map(NoRewrites::finding).toList());
        if (!found.isEmpty()) {
            findings.add(Finding.of("do", CURE));
        }
        return findings;
    }

    private static Finding finding(MigrationReport.Rewrite rewrite) {
        StatementTrace statement = rewrite.statement();
        String text =
                rewrite.table() + " by " + statement.migration().file() + ": " + SqlText.shortened(statement.sql());
        return new Finding("rewrite", text, "nobody reads or writes it meanwhile");
    }
}
