package dev.assay.migration.proof.crash;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.rehearsal.UndisturbedRuns;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.SQLException;
import java.util.List;

/**
 * An upgrade that nobody disturbed.
 *
 * @param score what it did
 * @param runs where it ended
 */
record Undisturbed(Score score, UndisturbedRuns runs) {
    /** Run it. */
    static Undisturbed of(Upgrade upgrade, TestDatabase before, Ticker ticker)
            throws SQLException, TraceTimeoutException {
        List<String> books = upgrade.rehearsal().source().bookkeeping();
        try (TestDatabase first = before.copy()) {
            Score score = score(upgrade, first, ticker);
            UndisturbedRuns runs = UndisturbedRuns.after(first, upgrade, before, books, ColumnPatterns.NONE);
            requireAlike(upgrade, runs);
            return new Undisturbed(score, runs);
        }
    }

    /** Return how another end differs from the undisturbed one, line by line; empty if it does not. */
    List<String> differences(TestDatabase end) throws SQLException {
        return lines(runs.differences(end));
    }

    private static Score score(Upgrade upgrade, TestDatabase database, Ticker ticker)
            throws SQLException, TraceTimeoutException {
        try (KillerSession watcher = new KillerSession(database.connect(), ticker)) {
            ScoreListener listener = new ScoreListener(upgrade.rehearsal().source(), watcher);
            upgrade.apply(database, listener);
            return listener.score();
        }
    }

    private static void requireAlike(Upgrade upgrade, UndisturbedRuns runs) {
        if (!runs.unlike().isEmpty()) {
            throw new IllegalStateException("two undisturbed runs of [" + upgrade.describe()
                    + "] do not end alike, so that nothing can be said of a disturbed one: "
                    + lines(runs.unlike()).get(0));
        }
    }

    private static List<String> lines(StateDifference difference) {
        return difference.isEmpty()
                ? List.of()
                : difference.findings().stream()
                        .map(finding -> finding.label() + " " + finding.text())
                        .toList();
    }
}
