package dev.assay.migration.proof.scales;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Judges the predicted time under lock. */
record LockTimeJudge(Promise promise, Quantity limit, Set<String> declared, Measured measured, Run run) {
    Verdict judge() {
        if (!measured.metRows()) {
            return broken("no version met a single row in any table", "add V1__rows.sql at [" + measured.seeds + "]");
        }
        List<String> unmet =
                measured.empty().stream().filter(declared::contains).toList();
        if (!unmet.isEmpty()) {
            String tables = String.join(", ", unmet);
            return broken(
                    "no version met a row in " + tables, "seed rows of " + tables + " at [" + measured.seeds + "]");
        }
        List<LockTime> longest = new ArrayList<>(measured.lockTimes);
        longest.sort(Comparator.comparing(LockTime::upper).reversed());
        Verdict verdict = Verdict.of(run, promise, outcome(longest)).withFindings(findings(longest));
        for (LockTime time : longest) {
            verdict = verdict.with(time.figure());
        }
        return verdict;
    }

    private Verdict broken(String found, String fix) {
        return Verdict.of(run, promise, Outcome.BROKEN)
                .with(new Finding("found", found, "nothing could be measured"))
                .with(Finding.of("fix", fix));
    }

    private Outcome outcome(List<LockTime> times) {
        List<Outcome> outcomes = times.stream().map(time -> time.against(limit)).toList();
        if (outcomes.contains(Outcome.BREACHED)) {
            return Outcome.BREACHED;
        }
        return outcomes.contains(Outcome.INCONCLUSIVE) || !measured.unpredictable.isEmpty()
                ? Outcome.INCONCLUSIVE
                : Outcome.PASSED;
    }

    private List<Finding> findings(List<LockTime> longest) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(measured.unpredictable);
        if (longest.isEmpty() && measured.unpredictable.isEmpty()) {
            findings.add(Finding.of("locks", "no version shuts a table of a declared size"));
        }
        for (LockTime time : longest) {
            findings.add(time.finding());
        }
        if (longest.stream().anyMatch(time -> time.against(limit) == Outcome.INCONCLUSIVE)) {
            findings.add(Finding.of("do", "seed more rows, so that less has to be extrapolated"));
        }
        return findings;
    }
}
