package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.schema.Column;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands under the old name of a table that was renamed.
 *
 * @param schema the schema after the migration
 * @param relation the table or view
 */
record StandIn(Schema schema, Relation relation) {
    private static final List<String> NOT_UPDATABLE = List.of(
            "JOIN", "GROUP", "DISTINCT", "HAVING", "LIMIT", "OFFSET", "UNION", "INTERSECT", "EXCEPT", "WITH", "OVER");

    /** Find it; the renamed table itself is none. */
    static Optional<StandIn> of(Relation old, Schema end) {
        return end.relation(old.name())
                .filter(found -> found.oid() != old.oid())
                .map(found -> new StandIn(end, found));
    }

    boolean hasColumn(String name) {
        return schema.columns(relation.oid()).map(Column::plainName).anyMatch(name::equals);
    }

    /** Return why the old application cannot go on with it; empty if it can. */
    Optional<String> lack(Relation old) {
        if (!takesWrites()) {
            return Optional.of("the view " + relation.name() + " takes no writes");
        }
        List<String> losers = Privileges.of(old.privileges()).lostIn(Privileges.of(relation.privileges()));
        return losers.isEmpty()
                ? Optional.empty()
                : Optional.of("the view " + relation.name() + " has not the rights of " + String.join(", ", losers));
    }

    private boolean takesWrites() {
        if (relation.kind() != 'v') {
            return relation.kind() != 'm';
        }
        SqlWords query = SqlWords.of(relation.definition());
        return NOT_UPDATABLE.stream().noneMatch(query::contains) || hasInsteadTriggers();
    }

    private boolean hasInsteadTriggers() {
        Stream<Trigger> triggers = schema.objects(Trigger.class).filter(trigger -> trigger.table() == relation.oid());
        return triggers.anyMatch(trigger -> SqlWords.of(trigger.definition()).contains("INSTEAD", "OF"));
    }
}
