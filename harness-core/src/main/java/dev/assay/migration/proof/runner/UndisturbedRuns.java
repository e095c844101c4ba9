package dev.assay.migration.proof.runner;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.rehearsal.Upgrade;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Where two undisturbed runs of one upgrade ended.
 *
 * @param state what the first one left, without what no run decides where that has no key
 * @param undetermined the columns that no run decides, as the two show
 * @param unlike how the two differ in more than columns; empty if they do not. Then nothing can be said of a third run
 */
record UndisturbedRuns(DatabaseState state, ColumnPatterns undetermined, Optional<Finding> unlike) {
    /** The books count here, so that each migration is noted once. */
    private static final List<String> NO_BOOKS = List.of();

    /** Read both. */
    static UndisturbedRuns of(Upgrade upgrade, TestDatabase first, TestDatabase second) throws SQLException {
        ColumnPatterns undetermined = DatabaseState.read(first, NO_BOOKS)
                .undetermined(DatabaseState.read(second, NO_BOOKS))
                .and(BookTimes.of(upgrade.rehearsal().source().bookkeeping()));
        DatabaseState state = DatabaseState.read(first, NO_BOOKS, undetermined);
        StateDifference difference =
                state.differences(DatabaseState.read(second, NO_BOOKS, undetermined), undetermined);
        return new UndisturbedRuns(state, undetermined, unlike(upgrade, difference));
    }

    /** Return how another end differs from the undisturbed one. */
    StateDifference differences(TestDatabase other) throws SQLException {
        return state.differences(DatabaseState.read(other, NO_BOOKS, undetermined), undetermined);
    }

    private static Optional<Finding> unlike(Upgrade upgrade, StateDifference difference) {
        return difference.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "found",
                        upgrade.describe()
                                + ": two undisturbed runs do not end alike, so that nothing can be said of another one",
                        difference.findings().get(0).text()));
    }
}
