package dev.assay.migration.proof;

import dev.assay.check.Check;
import dev.assay.check.Evidence;
import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Terms;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.Rehearsal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Judges that a database at each version, with the rows of the versions up to it, gets to the newest version in one run, that the
 * runner then agrees with itself, that a second run changes nothing, and that all of them end with the same schema. Immutable and
 * thread-safe.
 */
public final class AppliesFromEachVersion implements Check<Rehearsal> {
    private static final List<String> COLUMNS = List.of("from", "rows met", "files applied", "result");

    private static final String CURE =
            "let each version do itself what it needs: who skips releases never ran the application that filled the rows between";

    private final Terms terms;

    private AppliesFromEachVersion(Terms terms) {
        this.terms = Objects.requireNonNull(terms);
    }

    /** Return the proof. */
    public static AppliesFromEachVersion create() {
        return new AppliesFromEachVersion(Terms.DEFAULT);
    }

    /** Return this proof with other terms. */
    public AppliesFromEachVersion terms(Terms other) {
        return new AppliesFromEachVersion(other);
    }

    @Override
    public List<Promise> promises() {
        return List.of(promise());
    }

    private Promise promise() {
        String sentence = "a database at any version gets to the newest one in one run, with the same schema";
        return new Promise("MigrationTest", "applies from each version", sentence, null, terms);
    }

    @Override
    public List<Verdict> judge(Rehearsal rehearsal, Run run) throws Exception {
        List<StraightRun> runs = new ArrayList<>();
        try (TestDatabase base = rehearsal.databases().empty()) {
            rehearsal.walk(base, (upgrade, before) -> runs.add(StraightRun.of(upgrade, before, runs)));
        }
        List<Finding> faults =
                runs.stream().flatMap(each -> each.faults().stream()).toList();
        return List.of(Verdict.of(run, promise(), outcome(runs, faults))
                .with(Figure.counted("versions", BigDecimal.valueOf(runs.size()), Unit.NUMBER, runs.size()))
                .withFindings(faults)
                .withFindings(faults.isEmpty() ? List.of() : List.of(Finding.of("do", CURE)))
                .withFindings(hasRows(runs) ? List.of() : List.of(nothing(rehearsal)))
                .with(new Evidence.Table(
                        "straight runs",
                        COLUMNS,
                        runs.stream().map(StraightRun::row).toList())));
    }

    private static Outcome outcome(List<StraightRun> runs, List<Finding> faults) {
        if (!faults.isEmpty()) {
            return Outcome.BREACHED;
        }
        return hasRows(runs) ? Outcome.PASSED : Outcome.BROKEN;
    }

    /** A first version alone has no row to meet. */
    private static boolean hasRows(List<StraightRun> runs) {
        return runs.size() < 2 || runs.stream().anyMatch(each -> each.rows() > 0);
    }

    private static Finding nothing(Rehearsal rehearsal) {
        return new Finding(
                "found",
                "not a single row in any table",
                "add V1__rows.sql at [" + rehearsal.seeds().location() + "]");
    }
}
