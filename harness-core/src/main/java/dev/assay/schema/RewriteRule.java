package dev.assay.schema;

/**
 * A rewrite rule other than the one that makes a view.
 *
 * @param oid its identity
 * @param plainName its name
 * @param table the oid of its table
 * @param tableName the table, with the schema unless that is {@code public}
 * @param definition the statement that makes it
 */
public record RewriteRule(long oid, String plainName, long table, String tableName, String definition)
        implements SchemaObject {
    @Override
    public ObjectId id() {
        return ObjectId.of(ObjectKind.RULE, oid);
    }

    @Override
    public String name() {
        return tableName + "." + plainName;
    }
}
