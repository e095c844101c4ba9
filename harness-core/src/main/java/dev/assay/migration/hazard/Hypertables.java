package dev.assay.migration.hazard;

import dev.assay.schema.Extension;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.Trigger;

/** The tables that TimescaleDB keeps in chunks, as far as the catalogs of PostgreSQL tell. */
final class Hypertables {
    private static final String CHUNKS = "_timescaledb_internal";

    /** The trigger by which earlier releases of TimescaleDB 2 keep rows out of the hypertable itself. */
    private static final String GUARD = "ts_insert_blocker";

    private Hypertables() {}

    /** Return whether the database has TimescaleDB. */
    static boolean areThere(Schema schema) {
        return schema.objects(Extension.class)
                .anyMatch(extension -> extension.name().equals("timescaledb"));
    }

    /** Return whether a table is a hypertable or a part of one. */
    static boolean isPart(Schema schema, long table) {
        return isHypertable(schema, table)
                || schema.relation(table).stream()
                        .anyMatch(chunk -> chunk.schema().equals(CHUNKS));
    }

    /** Return whether a table is a hypertable; one of a later release without any chunk is not recognised. */
    static boolean isHypertable(Schema schema, long table) {
        return areThere(schema) && (hasChunk(schema, table) || hasGuard(schema, table));
    }

    private static boolean hasChunk(Schema schema, long table) {
        return schema.objects(Relation.class)
                .anyMatch(chunk -> chunk.parent() == table && chunk.schema().equals(CHUNKS));
    }

    private static boolean hasGuard(Schema schema, long table) {
        return schema.objects(Trigger.class)
                .anyMatch(trigger ->
                        trigger.table() == table && trigger.plainName().equals(GUARD));
    }
}
