package dev.assay.migration.liquibase;

import dev.assay.migration.Migration;
import java.util.List;
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

    /** Return whether a changeset stands before another, or is that. */
    boolean upTo(ChangeSet changeSet, Migration last) {
        return all.stream().takeWhile(earlier -> !earlier.equals(changeSet)).noneMatch(earlier -> migration(earlier)
                .equals(last));
    }
}
