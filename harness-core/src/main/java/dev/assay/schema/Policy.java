package dev.assay.schema;

/**
 * A row security policy.
 *
 * @param oid its identity
 * @param plainName its name
 * @param table the oid of its table
 * @param tableName the table, with the schema unless that is {@code public}
 * @param permissive whether it adds rows; a restrictive one takes rows away
 * @param command {@code r} SELECT, {@code a} INSERT, {@code w} UPDATE, {@code d} DELETE, {@code *} all
 * @param definition roles and both expressions
 */
public record Policy(
        long oid, String plainName, long table, String tableName, boolean permissive, char command, String definition)
        implements SchemaObject {
    @Override
    public ObjectId id() {
        return ObjectId.of(ObjectKind.POLICY, oid);
    }

    @Override
    public String name() {
        return tableName + "." + plainName;
    }
}
