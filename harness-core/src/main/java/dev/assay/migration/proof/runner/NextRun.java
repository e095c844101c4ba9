package dev.assay.migration.proof.runner;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.StatementListener;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.rehearsal.NextSecond;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.rehearsal.WornSequences;
import dev.assay.migration.script.SqlText;
import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.SQLException;
import java.time.Clock;
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

    /** The books count here, so that each migration is noted once. */
    private static final List<String> NO_BOOKS = List.of();

    /** Start it, after a repair where the runner's manual asks for one, and say what came of it. */
    Death death(String noted, String place, String last) throws SQLException, TraceTimeoutException {
        Optional<String> repair = source().repair(left.dataSource());
        Optional<String> stopped = stopped();
        List<Finding> faults = new ArrayList<>();
        String meaning = noted.equals(Death.BY_ITSELF) ? KEPT : "";
        stopped.ifPresent(text -> faults.add(new Finding("next run", text, meaning)));
        if (stopped.isEmpty()) {
            faults.addAll(differences(meaning));
        }
        String next = stopped.orElse(faults.isEmpty() ? Death.AS_UNDISTURBED : "ends otherwise");
        return new Death(
                noted, place, repair, next, faults.isEmpty() ? faults : explained(faults, last), Optional.empty());
    }

    private Optional<String> stopped() throws SQLException {
        try {
            upgrade.apply(left, StatementListener.NONE);
            return Optional.empty();
        } catch (MigrationFailedException refused) {
            String code = refused.sqlState().isEmpty() ? "" : " [" + refused.sqlState() + "]";
            return Optional.of("stops at " + refused.place() + ": " + refused.problem() + code);
        } catch (TraceTimeoutException endless) {
            return Optional.of("hangs: " + endless.getMessage());
        }
    }

    /** What was rolled back has moved the sequences on, so an undisturbed run is compared that finds them so. */
    private List<Finding> differences(String meaning) throws SQLException, TraceTimeoutException {
        DatabaseState expected = undisturbed(false);
        ColumnPatterns undetermined =
                expected.undetermined(undisturbed(true)).and(BookTimes.of(source().bookkeeping()));
        StateDifference difference = expected.differences(DatabaseState.read(left, NO_BOOKS), undetermined);
        if (difference.isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("next run", "ends otherwise than an undisturbed one", meaning));
        findings.addAll(difference.findings());
        return findings;
    }

    private DatabaseState undisturbed(boolean worn) throws SQLException, TraceTimeoutException {
        try (TestDatabase copy = before.copy()) {
            if (worn) {
                WornSequences.in(copy);
                NextSecond.await(Clock.systemUTC());
            }
            upgrade.apply(copy, StatementListener.NONE);
            return DatabaseState.read(copy, NO_BOOKS);
        }
    }

    private List<Finding> explained(List<Finding> faults, String last) {
        List<Finding> findings = new ArrayList<>();
        String behind = last.isEmpty() ? "" : ", after [" + SqlText.shortened(last) + "]";
        findings.add(new Finding(
                "killed",
                upgrade.describe() + ": the process of " + source().runner() + behind,
                "before its row of " + source().bookkeeping().get(0)));
        findings.addAll(faults);
        findings.add(Finding.of("do", cure(last)));
        return findings;
    }

    private static String cure(String last) {
        SqlWords words = SqlWords.of(last);
        return words.startsWith("CREATE") && words.contains("CONCURRENTLY")
                ? "DROP INDEX CONCURRENTLY IF EXISTS before it is built; IF NOT EXISTS would pass an invalid index by"
                : "a guard on each statement, such as IF NOT EXISTS, IF EXISTS or ON CONFLICT DO NOTHING";
    }

    private MigrationSource source() {
        return upgrade.rehearsal().source();
    }
}
