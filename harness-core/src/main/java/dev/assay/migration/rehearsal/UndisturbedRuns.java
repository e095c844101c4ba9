package dev.assay.migration.rehearsal;

import dev.assay.database.TestDatabase;
import dev.assay.migration.StatementListener;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Where two undisturbed runs of one upgrade ended, which is what a disturbed one is compared with. In what the two differ no run
 * decides: a random value, the time. Immutable and thread-safe.
 *
 * @param books the tables of the runner that are not compared, without schema
 * @param undetermined the columns that no run decides
 * @param state what the first one left, without those columns where a row has no key
 * @param unlike how the two differ in more than columns. If that is not empty, nothing can be said of a third run
 */
public record UndisturbedRuns(
        List<String> books, ColumnPatterns undetermined, DatabaseState state, StateDifference unlike) {
    public UndisturbedRuns {
        books = List.copyOf(books);
        Objects.requireNonNull(undetermined);
        Objects.requireNonNull(state);
        Objects.requireNonNull(unlike);
    }

    /**
     * Run an upgrade a second time, as it runs after an attempt that was rolled back: with its sequences further on, and in a later
     * second.
     *
     * @param before stands before the upgrade; left as it is
     * @param first has had the first run
     * @param books the tables of the runner that are not compared
     * @param undecided columns of which it is known that no run decides them
     */
    public static UndisturbedRuns after(
            TestDatabase first,
            Upgrade upgrade,
            TestDatabase before,
            Collection<String> books,
            ColumnPatterns undecided)
            throws SQLException, TraceTimeoutException {
        try (TestDatabase second = before.copy()) {
            WornSequences.in(second);
            NextSecond.await();
            upgrade.apply(second, StatementListener.NONE);
            return of(first, second, books, undecided);
        }
    }

    /**
     * Read what two runs left.
     *
     * @param books the tables of the runner that are not compared
     * @param undecided columns of which it is known that no run decides them
     */
    public static UndisturbedRuns of(
            TestDatabase first, TestDatabase second, Collection<String> books, ColumnPatterns undecided)
            throws SQLException {
        ColumnPatterns undetermined = DatabaseState.read(first, books)
                .undetermined(DatabaseState.read(second, books))
                .and(undecided);
        DatabaseState state = DatabaseState.read(first, books, undetermined);
        StateDifference unlike = state.differences(DatabaseState.read(second, books, undetermined), undetermined);
        return new UndisturbedRuns(List.copyOf(books), undetermined, state, unlike);
    }

    /** Return how another end differs from the undisturbed one. */
    public StateDifference differences(TestDatabase other) throws SQLException {
        return state.differences(DatabaseState.read(other, books, undetermined), undetermined);
    }
}
