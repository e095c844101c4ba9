package dev.assay.migration.trace;

import dev.assay.schema.Change;
import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SchemaObject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The tables in which a runner keeps its books; what happens to them is not the doing of a migration. */
final class Bookkeeping {
    private final Set<String> tables;

    Bookkeeping(Collection<String> tables) {
        this.tables = Set.copyOf(tables);
    }

    /** Return the relations that are not the runner's. */
    Stream<Relation> others(Schema schema) {
        return schema.objects(Relation.class).filter(relation -> !owns(relation, schema));
    }

    /** Return the changes of what is not the runner's. */
    List<Change> others(List<Change> changes, Schema after, Schema before) {
        return changes.stream()
                .filter(change -> !owns(change.object(), change.isGone() ? before : after))
                .toList();
    }

    private boolean owns(SchemaObject object, Schema schema) {
        if (object instanceof Relation relation) {
            return tables.contains(relation.plainName()) || ownsTable(relation.table(), schema);
        }
        return ownsTable(table(object), schema);
    }

    /** Return the table that a column, index or constraint belongs to; 0 for anything else. */
    static long table(SchemaObject object) {
        if (object instanceof Column column) {
            return column.relation();
        }
        if (object instanceof Index index) {
            return index.table();
        }
        return object instanceof Constraint constraint ? constraint.table() : 0;
    }

    private boolean ownsTable(long oid, Schema schema) {
        return oid != 0
                && schema.relation(oid)
                        .filter(table -> tables.contains(table.plainName()))
                        .isPresent();
    }
}
