package dev.assay.growth;

import dev.assay.budget.LatencyCheck;
import dev.assay.check.Finding;
import dev.assay.check.Plan;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import java.util.List;

/**
 * A budget held at one size, and named by it.
 *
 * @param budget what is promised
 * @param rows the size
 */
record SizedBudget(LatencyCheck budget, long rows) {
    List<Promise> promises() {
        return budget.promises().stream().map(this::sized).toList();
    }

    /** Judge it; a budget that cannot be judged at this size breaks its own promises and no others. */
    List<Verdict> judge(TestDatabase database, Run run) {
        return Plan.of(budget).run(database, run).all().stream()
                .map(this::sized)
                .toList();
    }

    private Promise sized(Promise promise) {
        return new Promise(
                promise.kind(),
                sized(promise.name()),
                promise.sentence() + ", with " + Unit.ROWS.write(rows),
                promise.threshold(),
                promise.terms());
    }

    private Verdict sized(Verdict verdict) {
        return new Verdict(
                sized(verdict.promise()),
                verdict.outcome(),
                verdict.figures(),
                verdict.findings().stream()
                        .map(finding -> sized(finding, verdict.promise().name()))
                        .toList(),
                verdict.evidence(),
                verdict.origin(),
                verdict.seed());
    }

    /** Findings that begin with the name of their promise must tell the sizes apart. */
    private Finding sized(Finding finding, String name) {
        return finding.text().startsWith(name + ": ")
                ? new Finding(finding.label(), sized(name) + finding.text().substring(name.length()), finding.remark())
                : finding;
    }

    private String sized(String name) {
        return name + " at " + Unit.ROWS.write(rows);
    }
}
