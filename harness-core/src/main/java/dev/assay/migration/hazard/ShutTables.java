package dev.assay.migration.hazard;

import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Relation;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that nobody else can use while a statement runs. */
final class ShutTables {
    private ShutTables() {}

    /** Return those that were there before the migration, are still there, and were shut by an earlier statement. */
    static Stream<HeldLock> byEarlierStatement(Step step) {
        return all(step).filter(lock -> lock.from().compareTo(step.trace().start()) < 0);
    }

    /** Return those that were there before the migration and are still there. */
    static Stream<HeldLock> all(Step step) {
        Set<Long> shut = step.trace().locks().stream()
                .filter(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE && !lock.created())
                .map(HeldLock::oid)
                .collect(Collectors.toSet());
        return step.trace().locks().stream()
                .filter(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE && !lock.created())
                .filter(lock -> step.after()
                        .relation(lock.oid())
                        .filter(table -> isWhole(table, shut))
                        .isPresent());
    }

    /** Return whether it is a table, and not one whose parent is shut as well. */
    private static boolean isWhole(Relation table, Set<Long> shut) {
        return (table.isTable() || table.isPartitioned()) && !shut.contains(table.parent());
    }
}
