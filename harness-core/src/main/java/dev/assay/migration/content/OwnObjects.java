package dev.assay.migration.content;

import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Index;
import dev.assay.schema.ObjectId;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SchemaObject;
import dev.assay.schema.Trigger;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A schema without the tables in which a runner keeps its books. */
final class OwnObjects {
    private OwnObjects() {}

    static Schema of(Schema schema, Collection<String> bookkeeping) {
        Set<Long> books = schema.objects(Relation.class)
                .filter(relation -> bookkeeping.stream().anyMatch(book -> isOf(book, relation)))
                .map(Relation::oid)
                .collect(Collectors.toSet());
        Map<ObjectId, SchemaObject> own = schema.objects()
                .filter(object -> !books.contains(table(object)))
                .collect(Collectors.toMap(SchemaObject::id, UnaryOperator.identity()));
        return Schema.of(own);
    }

    /** The sequence of an identity column is named after its table. */
    private static boolean isOf(String book, Relation relation) {
        return relation.plainName().equals(book)
                || (relation.kind() == 'S' && relation.plainName().startsWith(book + "_"));
    }

    private static long table(SchemaObject object) {
        if (object instanceof Relation relation) {
            return relation.isIndex() ? relation.table() : relation.oid();
        }
        if (object instanceof Column column) {
            return column.relation();
        }
        if (object instanceof Index index) {
            return index.table();
        }
        if (object instanceof Trigger trigger) {
            return trigger.table();
        }
        return object instanceof Constraint constraint ? constraint.table() : 0;
    }
}
