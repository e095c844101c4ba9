package dev.assay.migration.liquibase;

import dev.assay.migration.Migration;
import dev.assay.migration.watch.StatementWatch;
import dev.assay.migration.watch.WatchedRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.RunStatus;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;
import liquibase.exception.UnexpectedLiquibaseException;
import org.jspecify.annotations.Nullable;

/**
 * Turns Liquibase's events into those of a run, and has the changes of each changeset watched: not its preconditions, and not
 * the books. For one run.
 */
final class ChangeSetEvents extends AbstractChangeExecListener {
    private final ChangeSets changeSets;
    private final Connection connection;
    private final WatchedRun run;
    private final StatementWatch watch;
    private @Nullable Migration current;
    private boolean open;

    private interface Report {
        void tell() throws SQLException;
    }

    ChangeSetEvents(ChangeSets changeSets, Connection connection, WatchedRun run, StatementWatch watch) {
        this.changeSets = changeSets;
        this.connection = connection;
        this.run = run;
        this.watch = watch;
    }

    /** Return the migration that runs or ran last, even if it has not come to its first change. */
    Optional<Migration> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public void willRun(ChangeSet changeSet, DatabaseChangeLog log, Database database, RunStatus status) {
        current = changeSets.migration(changeSet);
        open = false;
    }

    /** Preconditions have been met, and what they read has been rolled back. */
    @Override
    public void willRun(Change change, ChangeSet changeSet, DatabaseChangeLog log, Database database) {
        pass(this::start);
    }

    /** What follows a failure, such as giving the lock back, is none of the changeset's. */
    @Override
    public void runFailed(ChangeSet changeSet, DatabaseChangeLog log, Database database, Exception failure) {
        watch.stop();
        open = false;
    }

    @Override
    public void willRollback(ChangeSet changeSet, DatabaseChangeLog log, Database database) {
        current = changeSets.wayBack(changeSet);
        open = false;
    }

    /** Note that what Liquibase takes back begins, which it does not tell of generated rollbacks. */
    void rollsBack() {
        pass(this::start);
    }

    @Override
    public void rollbackFailed(ChangeSet changeSet, DatabaseChangeLog log, Database database, Exception failure) {
        runFailed(changeSet, log, database, failure);
    }

    /** Note that the changes are about to be committed, if any are. */
    void commits() {
        if (open) {
            watch.stop();
            pass(() -> run.migrationCommits(connection));
            open = false;
        }
    }

    /** Note that what was to be committed is so. */
    void committed() {
        pass(run::migrationEnds);
    }

    private void start() throws SQLException {
        if (!open && current != null) {
            open = true;
            run.migrationStarts(current, connection);
            // Liquibase gives up at the first failure, and asks the server this and that to tell of it.
            watch.start(() -> !run.hasFailed());
        }
    }

    private static void pass(Report report) {
        try {
            report.tell();
        } catch (SQLException failure) {
            throw new UnexpectedLiquibaseException("the migration cannot be watched", failure);
        }
    }
}
