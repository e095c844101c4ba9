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
import dev.assay.migration.trace.Written;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Each single version takes at most a time, over tables that hold rows. */
record VersionDuration(Quantity limit, Terms terms) implements MigrationPromise {
    private static final String CURE =
            "move work that grows with the rows into batches, and build indexes CONCURRENTLY in a version of their own";

    @Override
    public Promise promise() {
        return new Promise(KIND, "duration", "each version takes at most " + limit, Threshold.atMost(limit), terms);
    }

    @Override
    public Verdict judge(MigrationReport report, Run run) {
        if (report.failure() != null) {
            return unfinished(report.failure(), run);
        }
        RowsMet met = new RowsMet(report);
        return met.any() ? measured(report, run) : unmeasurable(met, run);
    }

    private Verdict unmeasurable(RowsMet met, Run run) {
        return Verdict.of(run, promise(), Outcome.BROKEN).withFindings(met.nothing());
    }

    private Verdict measured(MigrationReport report, Run run) {
        AppliedMigration slowest = report.migrations().stream()
                .max(Comparator.comparing(AppliedMigration::elapsed))
                .orElseThrow();
        BigDecimal millis = Written.millis(slowest.elapsed());
        boolean kept = Threshold.atMost(limit).isKeptBy(millis);
        Verdict verdict = Verdict.of(run, promise(), kept ? Outcome.PASSED : Outcome.BREACHED)
                .with(Figure.counted(
                        "slowest version",
                        millis,
                        Unit.MILLISECONDS,
                        report.migrations().size()))
                .with(new MigrationEvidence(report).statements());
        return kept ? verdict : verdict.withFindings(slow(slowest));
    }

    private static List<Finding> slow(AppliedMigration migration) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("slowest", migration.migration().file()));
        migration.statements().stream()
                .max(Comparator.comparing(StatementTrace::elapsed))
                .ifPresent(statement -> findings.add(slow(statement)));
        boolean rewrites = migration.statements().stream()
                .anyMatch(statement -> !statement.rewrites().isEmpty());
        findings.add(Finding.of("do", rewrites ? NoRewrites.CURE : CURE));
        return findings;
    }

    private static Finding slow(StatementTrace statement) {
        String work = statement.rewrites().isEmpty()
                ? "rows scanned: " + Written.scanned(statement)
                : "rewrites " + String.join(", ", statement.rewrites());
        String time = Unit.MILLISECONDS.writeMeasured(Written.millis(statement.elapsed()));
        return new Finding("statement", time + "  " + SqlText.shortened(statement.sql()), work);
    }
}
