package dev.assay.migration.hazard;

import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table with those whose rows are its rows.
 *
 * @param head the table
 * @param members the table, its partitions and the tables that inherit from it
 */
record TableFamily(Relation head, Set<Relation> members) {
    TableFamily {
        members = Set.copyOf(members);
    }

    /** Return the family of a table. */
    static TableFamily of(Relation head, Schema schema) {
        return new TableFamily(
                head,
                schema.objects(Relation.class)
                        .filter(relation -> descends(relation, head.oid(), schema))
                        .collect(Collectors.toSet()));
    }

    private static boolean descends(Relation relation, long ancestor, Schema schema) {
        return relation.oid() == ancestor
                || schema.relation(relation.parent())
                        .filter(parent -> descends(parent, ancestor, schema))
                        .isPresent();
    }

    /** Return whether a table is one of them. */
    boolean has(long oid) {
        return members.stream().anyMatch(member -> member.oid() == oid);
    }

    /** Return whether a table of this name, with the schema unless that is {@code public}, is one of them. */
    boolean has(String name) {
        return members.stream().anyMatch(member -> member.name().equals(name));
    }
}
