package dev.assay.schema;

/**
 * A domain, enum, range or composite type that belongs to no extension and to no table.
 *
 * @param oid its identity
 * @param name the name, with the schema unless that is {@code public}
 * @param kind {@code d} domain, {@code e} enum, {@code r} range, {@code c} composite
 * @param notNull whether a domain refuses NULL
 * @param definition for a domain the type below it with its default, else empty
 */
public record UserType(long oid, String name, char kind, boolean notNull, String definition) implements SchemaObject {
    @Override
    public ObjectId id() {
        return ObjectId.of(ObjectKind.TYPE, oid);
    }
}
