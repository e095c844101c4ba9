package dev.assay.migration.rehearsal;

import dev.assay.database.TestDatabase;
import dev.assay.migration.Migration;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.StatementListener;
import dev.assay.migration.Undo;
import dev.assay.migration.trace.TimeLimit;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of the history: a version over the schema and the rows that the versions before it left. Immutable and thread-safe.
 *
 * @param rehearsal where it comes from
 * @param before the version before; empty where the database is empty
 * @param migration what is applied; the last one takes with it what repeats
 * @param last whether nothing is left after it
 */
public record Upgrade(Rehearsal rehearsal, Optional<Migration> before, Migration migration, boolean last) {
    /**
     * Apply it to a database that stands before it, or somewhere within it after an attempt that was cut off.
     *
     * @param database is not filled with seeds
     * @param listener hears of each statement
     * @throws MigrationFailedException if the migration fails
     * @throws TraceTimeoutException if it is not over within the limit of the rehearsal, and was stopped
     */
    public void apply(TestDatabase database, StatementListener listener) throws SQLException, TraceTimeoutException {
        within(database, () -> run(database, listener));
    }

    /** Apply it as {@link #apply} does, without a listener, and return why it did not come to its end; empty if it did. */
    public Optional<Stop> tryApply(TestDatabase database) throws SQLException {
        try {
            apply(database, StatementListener.NONE);
            return Optional.empty();
        } catch (MigrationFailedException refused) {
            return Optional.of(Stop.of(refused));
        } catch (TraceTimeoutException endless) {
            return Optional.of(Stop.of(endless));
        }
    }

    /** Apply its version alone, without what repeats, in the same way. */
    public void applyVersion(TestDatabase database, StatementListener listener)
            throws SQLException, TraceTimeoutException {
        within(database, () -> rehearsal.source().applyUpTo(migration, database.dataSource(), listener));
    }

    /**
     * Apply everything that a database lacks, what repeats included.
     *
     * @return the files applied
     * @throws TraceTimeoutException if it is not over within the limit of the rehearsal, and was stopped
     */
    public List<String> applyRest(TestDatabase database, StatementListener listener)
            throws SQLException, TraceTimeoutException {
        List<String> files = new ArrayList<>();
        within(database, () -> files.addAll(rehearsal.source().applyAll(database.dataSource(), listener)));
        return files;
    }

    /**
     * Apply everything that a database lacks once more, as a restart of the service at a later time would.
     *
     * @return the files applied, which should be none
     * @throws TraceTimeoutException if it is not over within the limit of the rehearsal, and was stopped
     */
    public List<String> applyLater(TestDatabase database) throws SQLException, TraceTimeoutException {
        List<String> files = new ArrayList<>();
        within(
                database,
                () -> files.addAll(rehearsal.source().applyLater(database.dataSource(), StatementListener.NONE)));
        return files;
    }

    /**
     * Take it back on a database that stands behind its version.
     *
     * @param way the way back, see {@link dev.assay.migration.MigrationSource#undo}
     * @throws MigrationFailedException if the way back fails
     * @throws TraceTimeoutException if it is not over within the limit of the rehearsal, and was stopped
     */
    public void undo(Undo way, TestDatabase database) throws SQLException, TraceTimeoutException {
        within(database, () -> way.run(database.dataSource(), StatementListener.NONE));
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void within(TestDatabase database, Work work) throws SQLException, TraceTimeoutException {
        try (TimeLimit time = new TimeLimit(database.connect(), rehearsal.limit())) {
            try {
                work.run();
            } finally {
                time.requireKept();
            }
        }
    }

    private void run(TestDatabase database, StatementListener listener) throws SQLException {
        if (last) {
            rehearsal.source().applyAll(database.dataSource(), listener);
        } else {
            rehearsal.source().applyUpTo(migration, database.dataSource(), listener);
        }
    }

    /** Load the seeds of its version. */
    public void seed(TestDatabase database) throws SQLException {
        rehearsal.seeds().load(migration, database.dataSource());
    }

    /** Return it in a few words: {@code V3__orders.sql}. */
    public String describe() {
        return migration.file();
    }
}
