package dev.assay.migration.proof.crash;

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
import dev.assay.database.TestDatabase;
import dev.assay.migration.rehearsal.Rehearsal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Judges that each upgrade can be cut off anywhere: the session that migrates is ended on the server before and after each statement,
 * inside it and before the commit, and once the whole server is killed; the runner is started again each time, and must end with the
 * schema and the rows of a run that nobody disturbed. Columns that two undisturbed runs fill differently are not compared. Broken where
 * no kill landed inside a running statement or the whole server was never killed inside one, and on a server that loses commits when
 * one of its processes dies. Immutable and thread-safe.
 */
public final class CrashProof implements Check<Rehearsal> {
    private final Terms terms;

    private CrashProof(Terms terms) {
        this.terms = Objects.requireNonNull(terms);
    }

    /** Return the proof. */
    public static CrashProof create() {
        return new CrashProof(Terms.DEFAULT);
    }

    /** Return this proof with other terms. */
    public CrashProof terms(Terms other) {
        return new CrashProof(other);
    }

    @Override
    public List<Promise> promises() {
        return List.of(promise());
    }

    @Override
    public List<Verdict> judge(Rehearsal rehearsal, Run run) throws Exception {
        Optional<String> weakness = weakness(rehearsal);
        if (weakness.isPresent()) {
            return List.of(Verdict.of(run, promise(), Outcome.BROKEN)
                    .with(new Finding(
                            "found", weakness.get(), "a killed server loses commits that it has acknowledged")));
        }
        try (CrashWalk walk = new CrashWalk(rehearsal, run.ticker())) {
            return List.of(verdict(walk.run(), run));
        }
    }

    private Promise promise() {
        Threshold none = Threshold.atMost(Quantity.of(0, Unit.NUMBER));
        return new Promise(
                "MigrationTest",
                "crash-safe",
                "a run that is killed anywhere is made good by the next one",
                none,
                terms);
    }

    private static Optional<String> weakness(Rehearsal rehearsal) throws Exception {
        try (TestDatabase database = rehearsal.databases().empty()) {
            return Crashable.weakness(database);
        }
    }

    private Verdict verdict(CrashReport report, Run run) {
        int kills = report.kills().size();
        int lost = report.lost().size();
        return Verdict.of(run, promise(), report.outcome())
                .withFindings(report.losses())
                .withFindings(report.missed())
                .withFindings(report.repairs())
                .with(figure("runs not made good", lost, kills))
                .with(figure("statements", report.statements(), kills))
                .with(figure("kills", kills, kills))
                .with(figure("landed inside a statement", report.landedInside(), kills))
                .with(figure("repaired by hand", report.repaired(), kills))
                .with(report.table());
    }

    private static Figure figure(String name, long count, long kills) {
        return Figure.counted(name, BigDecimal.valueOf(count), Unit.NUMBER, kills);
    }
}
