package dev.assay.migration.proof;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Verdict;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.trace.MigrationEvidence;
import dev.assay.migration.trace.MigrationReport;
import dev.assay.migration.trace.RowsMet;
import java.util.ArrayList;
import java.util.List;

/** Every version applies, the runner agrees with itself afterwards, and a second run changes nothing. */
record EveryVersionApplies(Terms terms) implements MigrationPromise {
    @Override
    public Promise promise() {
        return new Promise(
                KIND,
                "applies",
                "every version applies over seeded tables, and a second run changes nothing",
                null,
                terms);
    }

    @Override
    public Verdict judge(MigrationReport report, Run run) {
        List<Finding> findings = faults(report);
        RowsMet met = new RowsMet(report);
        Outcome outcome = outcome(findings, report, met);
        if (outcome == Outcome.BROKEN) {
            findings.addAll(met.nothing());
        } else {
            met.finding().ifPresent(findings::add);
        }
        MigrationEvidence evidence = new MigrationEvidence(report);
        Verdict verdict = Verdict.of(run, promise(), outcome)
                .withFindings(findings)
                .with(evidence.statements())
                .with(evidence.rows());
        return evidence.picture().map(verdict::with).orElse(verdict);
    }

    /** On empty tables nearly everything applies; a first version alone has nothing to meet. */
    private static Outcome outcome(List<Finding> faults, MigrationReport report, RowsMet met) {
        if (!faults.isEmpty()) {
            return Outcome.BREACHED;
        }
        return met.any() || report.versions().size() < 2 ? Outcome.PASSED : Outcome.BROKEN;
    }

    private static List<Finding> faults(MigrationReport report) {
        List<Finding> findings = new ArrayList<>();
        MigrationFailedException failure = report.failure();
        if (failure != null) {
            findings.addAll(failure.findings());
        }
        report.disagreements().forEach(text -> findings.add(Finding.of("validate", text)));
        report.repeated()
                .forEach(text ->
                        findings.add(new Finding("second run", text, "a restart of the service does it again")));
        return findings;
    }
}
