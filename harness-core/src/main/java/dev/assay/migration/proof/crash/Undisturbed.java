package dev.assay.migration.proof.crash;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.StatementListener;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.rehearsal.NextSecond;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.rehearsal.WornSequences;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.SQLException;
import java.util.List;

/**
 * An upgrade that nobody disturbed.
 *
 * @param score what it did
 * @param state what it left
 * @param undetermined the columns that no run decides, as two runs show
 */
record Undisturbed(Score score, DatabaseState state, ColumnPatterns undetermined) {
    /**
     * Run it twice, the second time with its sequences further on, as an attempt that was rolled back leaves them, and in a later second,
     * as the runs that are compared with it.
     */
    static Undisturbed of(Upgrade upgrade, TestDatabase before, Ticker ticker)
            throws SQLException, TraceTimeoutException {
        MigrationSource source = upgrade.rehearsal().source();
        try (TestDatabase first = before.copy();
                TestDatabase second = before.copy()) {
            Score score = score(upgrade, first, ticker);
            WornSequences.in(second);
            NextSecond.await();
            upgrade.apply(second, StatementListener.NONE);
            ColumnPatterns undetermined = DatabaseState.read(first, source.bookkeeping())
                    .undetermined(DatabaseState.read(second, source.bookkeeping()));
            Undisturbed run =
                    new Undisturbed(score, DatabaseState.read(first, source.bookkeeping(), undetermined), undetermined);
            run.requireRepeatable(upgrade, DatabaseState.read(second, source.bookkeeping(), undetermined));
            return run;
        }
    }

    /** Return how another end, read without the columns that no run decides, differs from the undisturbed one, line by line; empty if it does not. */
    List<String> differences(DatabaseState end) {
        StateDifference difference = state.differences(end, undetermined);
        return difference.isEmpty()
                ? List.of()
                : difference.findings().stream()
                        .map(finding -> finding.label() + " " + finding.text())
                        .toList();
    }

    private static Score score(Upgrade upgrade, TestDatabase database, Ticker ticker)
            throws SQLException, TraceTimeoutException {
        try (KillerSession watcher = new KillerSession(database.connect(), ticker)) {
            ScoreListener listener = new ScoreListener(upgrade.rehearsal().source(), watcher);
            upgrade.apply(database, listener);
            return listener.score();
        }
    }

    private void requireRepeatable(Upgrade upgrade, DatabaseState again) {
        List<String> differences = differences(again);
        if (!differences.isEmpty()) {
            throw new IllegalStateException("two undisturbed runs of [" + upgrade.describe()
                    + "] do not end alike, so that nothing can be said of a disturbed one: " + differences.get(0));
        }
    }
}
