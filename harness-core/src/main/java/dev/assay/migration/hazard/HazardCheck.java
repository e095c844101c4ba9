package dev.assay.migration.hazard;

import dev.assay.check.Check;
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
import dev.assay.migration.trace.MigrationReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges that migrations hold no hazard but those that are accepted with a reason, and that every exception is still needed.
 * Advice never breaks the promise; it is part of the evidence. Immutable and thread-safe.
 *
 * @param judge what is accepted
 * @param terms the promise's terms
 */
public record HazardCheck(HazardJudge judge, Terms terms) implements Check<InspectedMigrations> {
    private static final String KIND = "MigrationTest";

    @Override
    public List<Promise> promises() {
        return List.of(promise());
    }

    @Override
    public List<Verdict> judge(InspectedMigrations migrations, Run run) throws Exception {
        if (migrations.report().obstacle() != null) {
            throw migrations.report().obstacle();
        }
        return List.of(verdict(judge.judge(migrations), run));
    }

    private Promise promise() {
        Threshold none = Threshold.atMost(Quantity.of(0, Unit.NUMBER));
        return new Promise(KIND, "hazards", "no statement is dangerous", none, terms);
    }

    private Verdict verdict(HazardReport report, Run run) {
        MigrationReport traced = report.migrations().report();
        List<JudgedSighting> open = report.of(Standing.OPEN);
        List<Finding> findings =
                new ArrayList<>(open.stream().map(HazardWords::finding).toList());
        findings.addAll(report.mistakes());
        Outcome outcome = outcome(findings, traced);
        if (traced.failure() != null) {
            findings.addAll(traced.failure().findings());
        }
        HazardEvidence evidence = new HazardEvidence(report);
        Verdict verdict =
                Verdict.of(run, promise(), outcome).withFindings(findings).withEvidence(evidence.all());
        int statements = traced.statements().size();
        return statements == 0
                ? verdict
                : verdict.with(Figure.counted("hazards", BigDecimal.valueOf(open.size()), Unit.NUMBER, statements));
    }

    /** Without a statement, or behind one that failed, nothing was looked at. */
    private static Outcome outcome(List<Finding> findings, MigrationReport traced) {
        if (!findings.isEmpty()) {
            return Outcome.BREACHED;
        }
        return traced.failure() == null && !traced.statements().isEmpty() ? Outcome.PASSED : Outcome.BROKEN;
    }
}
