package dev.assay.migration.proof.runner;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.StatementListener;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.rehearsal.NextSecond;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.rehearsal.WornSequences;
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
 */
record NextRun(Upgrade upgrade, TestDatabase before, TestDatabase left) {
    private static final String KEPT = "the server had kept the statement, and nobody had noted it";

    private static final String HANGS = "hangs: ";

    /** Start it, after a repair where the runner's manual asks for one, and say what came of it. */
    Death death(String noted, String place, String last) throws SQLException, TraceTimeoutException {
        Optional<String> repair = source().repair(left.dataSource());
        String meaning = noted.equals(Death.BY_ITSELF) ? KEPT : "";
        Optional<String> stopped = stopped();
        if (stopped.isPresent()) {
            List<Finding> faults = List.of(new Finding("next run", stopped.get(), meaning));
            return new Death(
                    noted,
                    place,
                    repair,
                    stopped.get(),
                    explained(faults, last, cure(noted, stopped.get(), last)),
                    List.of());
        }
        UndisturbedRuns runs = undisturbed();
        StateDifference difference = runs.differences(left);
        if (difference.isEmpty()) {
            return new Death(noted, place, repair, Death.AS_UNDISTURBED, List.of(), List.of());
        }
        return runs.unlike().isPresent()
                ? new Death(
                        noted,
                        place,
                        repair,
                        "not compared",
                        List.of(),
                        runs.unlike().stream().toList())
                : new Death(
                        noted,
                        place,
                        repair,
                        "ends otherwise",
                        explained(told(difference, meaning), last, cure(noted, "ends otherwise", last)),
                        List.of());
    }

    private Optional<String> stopped() throws SQLException {
        try {
            upgrade.apply(left, StatementListener.NONE);
            return Optional.empty();
        } catch (MigrationFailedException refused) {
            String code = refused.sqlState().isEmpty() ? "" : " [" + refused.sqlState() + "]";
            return Optional.of("stops at " + refused.place() + ": " + refused.problem() + code);
        } catch (TraceTimeoutException endless) {
            return Optional.of(HANGS + endless.getMessage());
        }
    }

    /** What was rolled back has moved the sequences on, so an undisturbed run is compared that finds them so. */
    private UndisturbedRuns undisturbed() throws SQLException, TraceTimeoutException {
        try (TestDatabase first = before.copy();
                TestDatabase second = before.copy()) {
            upgrade.apply(first, StatementListener.NONE);
            WornSequences.in(second);
            NextSecond.await();
            upgrade.apply(second, StatementListener.NONE);
            return UndisturbedRuns.of(upgrade, first, second);
        }
    }

    private static List<Finding> told(StateDifference difference, String meaning) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("next run", "ends otherwise than an undisturbed one", meaning));
        findings.addAll(difference.findings());
        return findings;
    }

    private List<Finding> explained(List<Finding> faults, String last, String cure) {
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

    private static String cure(String noted, String next, String last) {
        if (next.startsWith(HANGS)) {
            return "raise timeout where it only takes longer; else see in pg_locks what it waits for, and who is to end that";
        }
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
