package dev.assay.schema;

/**
 * An extension.
 *
 * @param oid its identity
 * @param name its name
 * @param version its version
 * @param schema where its objects are
 */
public record Extension(long oid, String name, String version, String schema) implements SchemaObject {
    @Override
    public ObjectId id() {
        return ObjectId.of(ObjectKind.EXTENSION, oid);
    }
}
