package dev.assay.migration.hazard;

import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Constraint;
import dev.assay.schema.Relation;
import dev.assay.schema.SqlName;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Foreign keys that go and shut the table that they point to; not those that come back under their name. */
final class UnnamedParentLock implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        if (SessionLimit.lockTimeout(step.settings()).givesUpSoon()) {
            return Stream.empty();
        }
        Set<String> back = Altered.made(step.trace(), Constraint.class)
                .filter(UnnamedParentLock::isForeign)
                .map(Constraint::name)
                .collect(Collectors.toSet());
        return Altered.gone(step.trace(), Constraint.class)
                .filter(UnnamedParentLock::isForeign)
                .filter(key -> key.parent() == 0 && !back.contains(key.name()) && key.referenced() != key.table())
                .filter(key -> !step.stage().made(key.referenced()) && isShut(key.referenced(), step.trace()))
                .flatMap(key ->
                        step.after().relation(key.referenced()).map(parent -> sighting(key, parent, step)).stream())
                .distinct();
    }

    private static Sighting sighting(Constraint key, Relation parent, Step step) {
        return new Sighting(
                "drop-unnamed-parent-lock",
                step.trace(),
                parent.name(),
                "drops " + key.name() + ", and with it takes ACCESS EXCLUSIVE on " + parent.name(),
                "SET LOCAL lock_timeout = '2s';\nALTER TABLE " + SqlName.of(step.before(), key.table())
                        + " DROP CONSTRAINT " + SqlName.of(key.plainName()) + ";");
    }

    private static boolean isShut(long table, StatementTrace trace) {
        return trace.locks().stream()
                .filter(lock -> lock.oid() == table)
                .map(HeldLock::mode)
                .anyMatch(mode -> mode == LockMode.ACCESS_EXCLUSIVE);
    }

    private static boolean isForeign(Constraint constraint) {
        return constraint.kind() == Constraint.Kind.FOREIGN_KEY;
    }
}
