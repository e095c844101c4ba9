package dev.assay.migration.traffic;

import java.util.Set;

/**
 * An operation, and the tables that it was seen to touch.
 *
 * @param operation the operation
 * @param reads the tables that it only reads, with their schema unless that is {@code public}
 * @param writes the tables whose rows it inserts, updates or deletes
 */
public record KnownOperation(TrafficOperation operation, Set<String> reads, Set<String> writes) {
    public KnownOperation {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    /** Return its name. */
    public String name() {
        return operation.name();
    }

    /** Return whether it writes at all. */
    public boolean isWriting() {
        return !writes.isEmpty();
    }

    /** Return whether it reads or writes one of these tables. */
    public boolean touches(Set<String> tables) {
        return tables.stream().anyMatch(table -> reads.contains(table) || writes.contains(table));
    }
}
