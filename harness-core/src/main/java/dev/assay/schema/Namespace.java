package dev.assay.schema;

/**
 * A schema that somebody created, or {@code public}.
 *
 * @param oid its identity
 * @param name its name
 * @param privileges the access list as the server writes it; empty for the default
 */
public record Namespace(long oid, String name, String privileges) implements SchemaObject {
    @Override
    public ObjectId id() {
        return ObjectId.of(ObjectKind.SCHEMA, oid);
    }
}
