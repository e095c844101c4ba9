package dev.assay.schema;

import java.util.List;

/**
 * A constraint of a table or a domain.
 *
 * @param oid its identity
 * @param plainName its name
 * @param table the oid of its table; 0 for a domain's
 * @param tableName the table or the domain, with the schema unless that is {@code public}
 * @param domain the oid of its domain; 0 for a table's
 * @param kind what it demands
 * @param validated whether the rows that are there obey it for sure
 * @param deferrable whether it can wait for the end of the transaction
 * @param columns the numbers of its columns
 * @param referenced the oid of the table that a foreign key points to, else 0
 * @param index the oid of the index behind it, for a foreign key that of the referenced key; 0 without one
 * @param parent the constraint of the partitioned table that it belongs to; 0 without one
 * @param definition as SQL, {@code CHECK ((total > 0))}
 */
public record Constraint(
        long oid,
        String plainName,
        long table,
        String tableName,
        long domain,
        Kind kind,
        boolean validated,
        boolean deferrable,
        List<Integer> columns,
        long referenced,
        long index,
        long parent,
        String definition)
        implements SchemaObject {
    /** What constraints demand. */
    public enum Kind {
        CHECK,
        FOREIGN_KEY,
        PRIMARY_KEY,
        UNIQUE,
        EXCLUSION,
        /** A constraint of its own since PostgreSQL 18. */
        NOT_NULL,
        TRIGGER
    }

    public Constraint {
        columns = List.copyOf(columns);
    }

    @Override
    public ObjectId id() {
        return ObjectId.of(ObjectKind.CONSTRAINT, oid);
    }

    @Override
    public String name() {
        return tableName + "." + plainName;
    }
}
