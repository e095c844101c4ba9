package dev.assay.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table, view or composite type.
 *
 * @param relation the oid of its relation
 * @param number its number, from 1
 * @param relationName the relation, with the schema unless that is {@code public}
 * @param plainName the name
 * @param type the type as SQL writes it, with its modifier: {@code numeric(10,2)}, {@code vector(384)}
 * @param typeOid the type
 * @param modifier {@code atttypmod}; -1 without one
 * @param baseType for a domain the type below it, with its modifier; else the type itself
 * @param constrainedDomain whether the type is a domain, at any depth, with a check or NOT NULL
 * @param notNull whether NULL is refused
 * @param defaultValue the default or the generation expression as SQL; null without one
 * @param identity {@code a} always, {@code d} by default, a space for none
 * @param generated {@code s} stored, {@code v} virtual, a space for none
 * @param collation the name of its collation; empty without one
 */
public record Column(
        long relation,
        int number,
        String relationName,
        String plainName,
        String type,
        long typeOid,
        int modifier,
        String baseType,
        boolean constrainedDomain,
        boolean notNull,
        @Nullable String defaultValue,
        char identity,
        char generated,
        String collation)
        implements SchemaObject {
    @Override
    public ObjectId id() {
        return new ObjectId(ObjectKind.COLUMN, relation, number);
    }

    @Override
    public String name() {
        return relationName + "." + plainName;
    }
}
