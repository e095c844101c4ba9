package dev.assay.schema;

import java.util.List;

/**
 * What an index is, beside the relation that has its name and file.
 *
 * @param oid the oid of its relation
 * @param name the name, with the schema unless that is {@code public}
 * @param table the oid of its table
 * @param accessMethod such as {@code btree} or {@code hnsw}
 * @param unique whether values are unique
 * @param primary whether it stands behind the primary key
 * @param exclusion whether it stands behind an exclusion constraint
 * @param immediate whether uniqueness is checked at once
 * @param valid whether queries may use it
 * @param ready whether writers keep it
 * @param keys the numbers of its key columns in order, 0 for an expression; included columns are not among them
 * @param replicaIdentity whether it is named as what identifies rows to subscribers
 * @param partial whether it has a predicate
 * @param definition the statement that makes it
 */
public record Index(
        long oid,
        String name,
        long table,
        String accessMethod,
        boolean unique,
        boolean primary,
        boolean exclusion,
        boolean immediate,
        boolean valid,
        boolean ready,
        boolean replicaIdentity,
        List<Integer> keys,
        boolean partial,
        String definition)
        implements SchemaObject {
    public Index {
        keys = List.copyOf(keys);
    }

    @Override
    public ObjectId id() {
        return ObjectId.of(ObjectKind.INDEX, oid);
    }
}
