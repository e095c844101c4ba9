package dev.assay.schema;

/**
 * A label of an enum.
 *
 * @param oid its identity
 * @param type the oid of its type
 * @param typeName the type, with the schema unless that is {@code public}
 * @param label the label
 * @param order its place
 */
public record EnumLabel(long oid, long type, String typeName, String label, float order) implements SchemaObject {
    @Override
    public ObjectId id() {
        return ObjectId.of(ObjectKind.ENUM_LABEL, oid);
    }

    @Override
    public String name() {
        return typeName + "." + label;
    }
}
