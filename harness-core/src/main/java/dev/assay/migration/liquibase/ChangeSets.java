package dev.assay.migration.liquibase;

import dev.assay.migration.Migration;
import java.util.List;
import java.util.Optional;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/** The changesets of a changelog, numbered from 1 as they stand in it; those that always run have no number. */
final class ChangeSets {
    private final List<ChangeSet> all;
    private final List<ChangeSet> numbered;

    ChangeSets(DatabaseChangeLog log) {
        all = log.getChangeSets();
        numbered = all.stream().filter(changeSet -> !changeSet.isAlwaysRun()).toList();
    }

    Migration migration(ChangeSet changeSet) {
        int index = numbered.indexOf(changeSet);
        return new Migration(index < 0 ? "" : String.valueOf(index + 1), changeSet.toString(false));
    }

    /** Return the way back from a changeset, as a migration of the same version. */
    Migration wayBack(ChangeSet changeSet) {
        Migration migration = migration(changeSet);
        String kind = changeSet.hasCustomRollbackChanges() ? "rollback of " : "generated rollback of ";
        return new Migration(migration.version(), kind + migration.file());
    }

    /** Return the changeset that a migration is; empty if it stands there no more. */
    Optional<ChangeSet> find(Migration migration) {
        return all.stream()
                .filter(changeSet -> migration(changeSet).equals(migration))
                .findFirst();
    }

    /** Return whether a changeset stands before another, or is that. */
    boolean upTo(ChangeSet changeSet, Migration last) {
        return all.stream().takeWhile(earlier -> !earlier.equals(changeSet)).noneMatch(earlier -> migration(earlier)
                .equals(last));
    }
}
