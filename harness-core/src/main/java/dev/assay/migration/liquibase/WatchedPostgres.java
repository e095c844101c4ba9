package dev.assay.migration.liquibase;

import java.util.List;
import java.util.Optional;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.sql.visitor.SqlVisitor;
import org.jspecify.annotations.Nullable;

/** Tells when a changeset is committed, which Liquibase's listeners are not told. */
final class WatchedPostgres extends PostgresDatabase {
    private @Nullable ChangeSetEvents events;

    void tell(ChangeSetEvents listener) {
        events = listener;
    }

    @Override
    public void commit() throws DatabaseException {
        heard().ifPresent(ChangeSetEvents::commits);
        super.commit();
        heard().ifPresent(ChangeSetEvents::committed);
    }

    /** A changeset without a transaction is finished when it is written into the books. */
    @Override
    public void markChangeSetExecStatus(ChangeSet changeSet, ChangeSet.ExecType type) throws DatabaseException {
        heard().ifPresent(ChangeSetEvents::commits);
        heard().ifPresent(ChangeSetEvents::committed);
        super.markChangeSetExecStatus(changeSet, type);
    }

    @Override
    public void executeRollbackStatements(Change change, List<SqlVisitor> visitors) throws LiquibaseException {
        heard().ifPresent(ChangeSetEvents::rollsBack);
        super.executeRollbackStatements(change, visitors);
    }

    /** A rollback without a transaction is finished when it is taken out of the books. */
    @Override
    public void removeRanStatus(ChangeSet changeSet) throws DatabaseException {
        heard().ifPresent(ChangeSetEvents::commits);
        heard().ifPresent(ChangeSetEvents::committed);
        super.removeRanStatus(changeSet);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private Optional<ChangeSetEvents> heard() {
        return Optional.ofNullable(events);
    }
}
