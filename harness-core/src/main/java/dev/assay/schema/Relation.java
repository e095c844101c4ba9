package dev.assay.schema;

import org.jspecify.annotations.Nullable;

/**
 * A table, index, view or sequence.
 *
 * @param oid its identity, which a rewrite keeps and a rebuilt index does not
 * @param schema the schema
 * @param plainName the name without the schema
 * @param kind {@code pg_class.relkind}
 * @param file the number of its file; 0 without one
 * @param table the table of an index, else 0
 * @param persistence {@code p} permanent, {@code u} unlogged, {@code t} temporary
 * @param accessMethod such as {@code heap} or {@code hnsw}; empty without one
 * @param tablespace the oid of its tablespace; 0 for the database's own
 * @param parent the partitioned table or the first parent that it inherits from; 0 without one
 * @param partitionBound the bound of a partition as SQL, {@code DEFAULT} for the default one; null if it is no partition
 * @param rowSecurity whether row security is enabled
 * @param replicaIdentity {@code d} default, {@code n} nothing, {@code f} full, {@code i} index
 * @param privileges the access list as the server writes it; empty for the default
 * @param definition the query of a view, with {@code WITH NO DATA} behind it if a materialized one was never filled; else empty
 */
public record Relation(
        long oid,
        String schema,
        String plainName,
        char kind,
        long file,
        long table,
        char persistence,
        String accessMethod,
        long tablespace,
        long parent,
        @Nullable String partitionBound,
        boolean rowSecurity,
        char replicaIdentity,
        String privileges,
        String definition)
        implements SchemaObject {
    @Override
    public ObjectId id() {
        return ObjectId.of(ObjectKind.RELATION, oid);
    }

    @Override
    public String name() {
        return schema.equals("public") ? plainName : schema + "." + plainName;
    }

    /** Return whether it has rows in a file of its own: a table or a materialized view. */
    public boolean isTable() {
        return kind == 'r' || kind == 'm';
    }

    /** Return whether rows live in it that no view fills. */
    public boolean holdsOwnRows() {
        return kind == 'r';
    }

    /** Return whether it is a table whose rows live in its partitions. */
    public boolean isPartitioned() {
        return kind == 'p';
    }

    /** Return whether it is a partition. */
    public boolean isPartition() {
        return partitionBound != null;
    }

    /** Return whether this is a view, materialized or not. */
    public boolean isView() {
        return kind == 'v' || kind == 'm';
    }

    /** Return whether it is an index, partitioned ones included. */
    public boolean isIndex() {
        return kind == 'i' || kind == 'I';
    }
}
