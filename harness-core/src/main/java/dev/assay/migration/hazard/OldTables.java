package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SchemaObject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The tables that a statement changed and that were there before its migration. */
final class OldTables {
    private OldTables() {}

    /** Return what became of each. What happens to a partition together with its parent is told of the parent. */
    static Stream<TableChange> changedBy(Step step) {
        Set<Long> touched = touched(step);
        return touched.stream()
                .map(oid -> top(oid, touched, step.after()))
                .distinct()
                .filter(oid -> !step.stage().made(oid))
                .flatMap(oid -> step.after().relation(oid).stream())
                .filter(relation -> relation.isTable() || relation.isPartitioned())
                .map(relation -> new TableChange(step, TableFamily.of(relation, step.after())));
    }

    /** Return those whose rows the server went through to verify them, without copying them. */
    static Stream<TableChange> verifiedBy(Step step) {
        return changedBy(step).filter(TableChange::isVerified).filter(change -> !change.isRewritten());
    }

    /** A constraint of a domain has no table. */
    private static Set<Long> touched(Step step) {
        Set<Long> oids = new TreeSet<>();
        step.trace().changes().forEach(change -> owner(change.object()).ifPresent(oids::add));
        oids.remove(0L);
        return oids;
    }

    private static Optional<Long> owner(SchemaObject object) {
        if (object instanceof Relation relation) {
            return Optional.of(relation.isIndex() ? relation.table() : relation.oid());
        }
        if (object instanceof Column column) {
            return Optional.of(column.relation());
        }
        return object instanceof Constraint constraint ? Optional.of(constraint.table()) : Optional.empty();
    }

    private static long top(long oid, Set<Long> touched, Schema schema) {
        long parent = schema.relation(oid).map(Relation::parent).orElse(0L);
        return touched.contains(parent) ? top(parent, touched, schema) : oid;
    }
}
