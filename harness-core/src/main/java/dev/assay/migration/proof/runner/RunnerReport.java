package dev.assay.migration.proof.runner;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.proof.Patience;
import dev.assay.migration.rehearsal.Upgrade;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What came of all upgrades. Not thread-safe. */
final class RunnerReport {
    private final MigrationSource source;
    private final List<Finding> faults = new ArrayList<>();
    private final Set<Finding> missed = new LinkedHashSet<>();
    private final Set<Finding> repairs = new LinkedHashSet<>();
    private final List<List<String>> rows = new ArrayList<>();

    RunnerReport(MigrationSource source) {
        this.source = source;
    }

    void add(Upgrade upgrade, StartedUpgrade.Result result) {
        faults.addAll(result.faults());
        if (!result.met()) {
            missed.addAll(apart(upgrade));
        }
        result.unlike().ifPresent(missed::add);
        Death death = result.death();
        missed.addAll(death.missed());
        death.repair()
                .map(repair -> new Finding("repair", repair, "by hand before the run after a kill"))
                .ifPresent(repairs::add);
        List<String> row = new ArrayList<>(List.of(upgrade.describe()));
        row.addAll(death.row());
        rows.add(row);
    }

    /** What cannot be named is a gap of the proof, and says nothing against the migrations. */
    Outcome outcome() {
        if (!faults.isEmpty()) {
            return Outcome.BREACHED;
        }
        if (!missed.isEmpty()) {
            return Outcome.BROKEN;
        }
        return source.named().isEmpty() ? Outcome.INCONCLUSIVE : Outcome.PASSED;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(faults);
        findings.addAll(missed);
        if (source.named().isEmpty()) {
            findings.addAll(nameless());
        }
        findings.addAll(repairs);
        return findings;
    }

    /** Return a row for each upgrade, which says of each whether its runner was killed. */
    Evidence table() {
        return new Evidence.Table(
                "started by one node, by two, and killed before the row of the history",
                List.of("migration", "row is written", "killed at", "repair", "next run"),
                rows);
    }

    private List<Finding> nameless() {
        return List.of(
                new Finding(
                        "found",
                        source.describe() + " cannot be named to another process",
                        "no runner was killed before its row of the history"),
                Finding.of("do", source.namedFix()));
    }

    private static List<Finding> apart(Upgrade upgrade) {
        return List.of(
                new Finding(
                        "found",
                        upgrade.describe() + ": the second node neither waited nor worked while the first one was held",
                        "for up to [" + Patience.LONGEST.toSeconds() + " s], so that nothing was shown of two"),
                Finding.of(
                        "do",
                        "leave this proof out where the runner works one at a time in a JVM, as Liquibase does; else try a machine under less load"));
    }
}
