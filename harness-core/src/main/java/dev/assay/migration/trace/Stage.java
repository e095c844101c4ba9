package dev.assay.migration.trace;

import dev.assay.migration.Migration;
import dev.assay.schema.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A migration that is being traced, with what was there before it.
 *
 * @param migration which one
 * @param runner the name of the runner: {@code Flyway}
 * @param serverVersion as {@code server_version_num}: 170011
 * @param script the text of its file; empty if it is no SQL file
 * @param start the schema as it was; readable while the migration is traced
 * @param old the oids of the relations that were there
 * @param rows how many rows the tables that can hold rows had, those of partitions included, by oid
 * @param settings the settings of the session before it, see {@link Step#settings}
 */
public record Stage(
        Migration migration,
        String runner,
        int serverVersion,
        Optional<String> script,
        Schema start,
        Set<Long> old,
        Map<Long, Long> rows,
        Map<String, String> settings) {
    public Stage {
        old = Set.copyOf(old);
        rows = Map.copyOf(rows);
        settings = Map.copyOf(settings);
    }

    /** Return whether this table was made by the migration itself, so that nobody else can wait for it. */
    public boolean made(long relation) {
        return !old.contains(relation);
    }

    /** Return whether a table had rows. */
    public boolean filled(long relation) {
        return rows.getOrDefault(relation, 0L) > 0;
    }
}
