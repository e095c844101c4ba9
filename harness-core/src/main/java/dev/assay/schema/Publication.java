package dev.assay.schema;

import java.util.List;

/**
 * A publication of logical replication.
 *
 * @param oid its identity
 * @param name its name
 * @param allTables whether it publishes every table
 * @param changes whether it publishes updates or deletes, which need to tell rows apart
 * @param tables the oids of the tables that it names or that are in a schema that it names, and of their partitions
 */
public record Publication(long oid, String name, boolean allTables, boolean changes, List<Long> tables)
        implements SchemaObject {
    public Publication {
        tables = List.copyOf(tables);
    }

    @Override
    public ObjectId id() {
        return ObjectId.of(ObjectKind.PUBLICATION, oid);
    }
}
