package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.Step;
import java.util.List;
import java.util.stream.Stream;

/** Finds rows that are filled while their table is shut. */
final class BackfillUnderLockRule implements HazardRule {
    /** One row may be found by its value; more of them are a range. */
    private static final long FEW = 1;

    @Override
    public Stream<Sighting> examine(Step step) {
        return ShutTables.all(step).filter(lock -> fills(step, lock)).map(lock -> sighting(step, lock));
    }

    private static boolean fills(Step step, HeldLock lock) {
        return RowStatement.of(step.trace().sql())
                .map(statement -> !statement.isKeyed(step)
                        && statement
                                .table()
                                .in(step)
                                .filter(table -> table.oid() == lock.oid())
                                .isPresent())
                .orElseGet(() -> !isDefinition(step) && changed(step, lock) > FEW);
    }

    /** A definition changes no rows by itself; what it seems to have changed was counted of the transaction before. */
    private static boolean isDefinition(Step step) {
        SqlWords words = SqlWords.of(step.trace().sql());
        return words.startsWith("ALTER") || words.startsWith("CREATE") || words.startsWith("DROP");
    }

    private static long changed(Step step, HeldLock lock) {
        return step.trace().activity().stream()
                .flatMap(List::stream)
                .filter(activity -> activity.oid() == lock.oid())
                .mapToLong(activity -> activity.updated() + activity.deleted())
                .sum();
    }

    private static Sighting sighting(Step step, HeldLock lock) {
        return Sighting.of(
                "backfill-under-ddl-lock",
                step.trace(),
                lock.relation(),
                "changes rows of [" + lock.relation() + "] (" + changed(step, lock)
                        + " here) while the transaction holds ACCESS EXCLUSIVE on it; readers and writers wait until the transaction ends");
    }
}
