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
import dev.assay.migration.trace.AppliedMigration;
import dev.assay.migration.trace.MigrationEvidence;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.RowsMet;
import dev.assay.migration.trace.StatementTrace;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** Each single version writes at most so much log, over tables that hold rows. All of it goes to every replica. */
record VersionWal(Quantity limit, Terms terms) implements MigrationPromise {
    private static final String CURE =
            "write fewer rows: a constant default copies nothing, and a fill in batches lets replicas keep up";

    @Override
    public Promise promise() {
        return new Promise(
                KIND, "wal", "each version writes at most " + limit + " of log", Threshold.atMost(limit), terms);
    }

    @Override
    public Verdict judge(MigrationReport report, Run run) {
        if (report.failure() != null) {
            return unfinished(report.failure(), run);
        }
        RowsMet met = new RowsMet(report);
        return met.any()
                ? measured(report, run)
                : Verdict.of(run, promise(), Outcome.BROKEN).withFindings(met.nothing());
    }

    private Verdict measured(MigrationReport report, Run run) {
        AppliedMigration largest = report.migrations().stream()
                .max(Comparator.comparing(VersionWal::bytes))
                .orElseThrow();
        boolean kept = Threshold.atMost(limit).isKeptBy(bytes(largest));
        Verdict verdict = Verdict.of(run, promise(), kept ? Outcome.PASSED : Outcome.BREACHED)
                .with(Figure.counted(
                        "log of the version that writes most",
                        bytes(largest),
                        Unit.BYTES,
                        report.migrations().size()))
                .with(new MigrationEvidence(report).statements());
        return kept ? verdict : verdict.withFindings(large(largest));
    }

    private static BigDecimal bytes(AppliedMigration migration) {
        return BigDecimal.valueOf(migration.statements().stream()
                .mapToLong(StatementTrace::walBytes)
                .sum());
    }

    private static List<Finding> large(AppliedMigration migration) {
        StatementTrace largest = migration.statements().stream()
                .max(Comparator.comparing(StatementTrace::walBytes))
                .orElseThrow();
        String written = Unit.BYTES.writeMeasured(BigDecimal.valueOf(largest.walBytes()));
        return List.of(
                Finding.of("largest", migration.migration().file()),
                new Finding(
                        "statement", written + "  " + SqlText.shortened(largest.sql()), "each replica gets all of it"),
                Finding.of("do", CURE));
    }
}
