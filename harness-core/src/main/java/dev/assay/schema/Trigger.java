package dev.assay.schema;

/**
 * A trigger that somebody created; those of foreign keys are not read.
 *
 * @param oid its identity
 * @param plainName its name
 * @param table the oid of its table
 * @param tableName the table, with the schema unless that is {@code public}
 * @param enabled whether it fires
 * @param constraint whether it is a constraint trigger
 * @param definition the statement that makes it
 */
public record Trigger(
        long oid,
        String plainName,
        long table,
        String tableName,
        boolean enabled,
        boolean constraint,
        String definition)
        implements SchemaObject {
    @Override
    public ObjectId id() {
        return ObjectId.of(ObjectKind.TRIGGER, oid);
    }

    @Override
    public String name() {
        return tableName + "." + plainName;
    }
}
