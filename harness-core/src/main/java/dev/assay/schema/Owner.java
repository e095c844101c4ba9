package dev.assay.schema;

/** The relation whose rows of the catalogs make an object. */
final class Owner {
    /** No relation. */
    static final long NONE = 0;

    private Owner() {}

    /** Return the oid; an index is its own owner, for it is a relation. */
    static long of(SchemaObject object) {
        if (object instanceof Relation relation) {
            return relation.oid();
        } else if (object instanceof Column column) {
            return column.relation();
        } else if (object instanceof Index index) {
            return index.oid();
        } else if (object instanceof Constraint constraint) {
            return constraint.table();
        } else if (object instanceof Trigger trigger) {
            return trigger.table();
        } else if (object instanceof Policy policy) {
            return policy.table();
        }
        return object instanceof RewriteRule rule ? rule.table() : NONE;
    }
}
