package dev.assay.migration.proof.runner;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.StatementListener;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.rehearsal.Stop;
import dev.assay.migration.rehearsal.UndisturbedRuns;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.script.SqlText;
import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The run after a process of the runner was killed.
 *
 * @param before stands before the upgrade
 * @param left what the killed one left
 * @param noted how an undisturbed run notes the version, see {@link Death#noted}
 * @param last the last statement of the version; empty if it has none
 */
record NextRun(Upgrade upgrade, TestDatabase before, TestDatabase left, String noted, String last) {
    private static final String KEPT = "the server had kept the statement, and nobody had noted it";

    private static final String OTHERWISE = "ends otherwise";

    /**
     * Start it, after a repair where the runner's manual asks for one, and say what came of it.
     *
     * @param place the statement that waited for the history when the process was killed
     */
    Death death(String place) throws SQLException, TraceTimeoutException {
        Death death = new Death(noted, place, source().repair(left.dataSource()), "", List.of(), List.of());
        Optional<Stop> stop = upgrade.tryApply(left);
        if (stop.isPresent()) {
            return death.followed(stop.get().text(), stopped(stop.get()));
        }
        UndisturbedRuns runs = undisturbed();
        StateDifference difference = runs.differences(left);
        if (difference.isEmpty()) {
            return death.followed(Death.AS_UNDISTURBED, List.of());
        }
        return runs.unlike().isEmpty()
                ? death.followed(OTHERWISE, otherwise(difference))
                : death.uncompared(RunnerFindings.unlike(upgrade, runs));
    }

    /** What was rolled back has moved the sequences on, so an undisturbed run is compared that finds them so. */
    private UndisturbedRuns undisturbed() throws SQLException, TraceTimeoutException {
        try (TestDatabase first = before.copy()) {
            upgrade.apply(first, StatementListener.NONE);
            return UndisturbedRuns.after(first, upgrade, before, RunnerFindings.NO_BOOKS, source().bookTimes());
        }
    }

    private List<Finding> stopped(Stop stop) {
        String cure = stop.kind() == Stop.Kind.HANGS
                ? "raise timeout where it only takes longer; else see in pg_locks what it waits for, and who is to end that"
                : cure();
        return explained(List.of(new Finding("next run", stop.text(), meaning())), cure);
    }

    private List<Finding> otherwise(StateDifference difference) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("next run", OTHERWISE + " than an undisturbed one", meaning()));
        findings.addAll(difference.findings());
        return explained(findings, cure());
    }

    private List<Finding> explained(List<Finding> faults, String cure) {
        List<Finding> findings = new ArrayList<>();
        String behind = last.isEmpty() ? "" : ", after [" + SqlText.shortened(last) + "]";
        findings.add(new Finding(
                "killed",
                upgrade.describe() + ": the process of " + source().runner() + behind,
                "before its row of " + source().bookkeeping().get(0)));
        findings.addAll(faults);
        findings.add(Finding.of("do", cure));
        return findings;
    }

    private String meaning() {
        return noted.equals(Death.BY_ITSELF) ? KEPT : "";
    }

    private String cure() {
        if (noted.equals(Death.WITH_THE_STATEMENT)) {
            return "let nothing decide what it does that is not rolled back with it, such as a sequence or another session";
        }
        SqlWords words = SqlWords.of(last);
        return words.startsWith("CREATE") && words.contains("CONCURRENTLY")
                ? "DROP INDEX CONCURRENTLY IF EXISTS before it is built; IF NOT EXISTS would pass an invalid index by"
                : "a guard on each statement, such as IF NOT EXISTS, IF EXISTS or ON CONFLICT DO NOTHING";
    }

    private MigrationSource source() {
        return upgrade.rehearsal().source();
    }
}
