package dev.assay.migration.proof.lockfree;

import dev.assay.migration.trace.LockMode;
import dev.assay.migration.traffic.KnownTraffic;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table that was locked so that writers wait, and what of the application met it.
 *
 * @param name the table
 * @param mode the strongest lock
 * @param reads how many executions that read it overlapped with the migration
 * @param writes how many executions that wrote it did
 * @param read whether the application has operations that only read it
 * @param written whether it has some that write it
 * @param missing what could not be derived for it, and why; empty if nothing
 * @param inFlight how many executions that the lock stops were in flight while it may have been held
 * @param unseenNanos the longest time for which nothing shows that the table was free
 */
record LockedTable(
        String name,
        LockMode mode,
        long reads,
        long writes,
        boolean read,
        boolean written,
        String missing,
        long inFlight,
        long unseenNanos) {
    /** Below this, a migration may have passed between two operations. */
    static final long ENOUGH = 50;

    /** Return a table that nothing has met yet. */
    static LockedTable of(String table, LockMode mode, KnownTraffic known) {
        boolean read = known.operations().stream()
                .anyMatch(operation -> operation.reads().contains(table));
        boolean written = known.operations().stream()
                .anyMatch(operation -> operation.writes().contains(table));
        String missing = known.missing().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(" " + table))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
        return new LockedTable(table, mode, 0, 0, read, written, missing, 0, 0);
    }

    LockedTable met(long reading, long writing, Reach reach) {
        return new LockedTable(
                name, mode, reading, writing, read, written, missing, reach.inFlight(name), reach.longestNanos(name));
    }

    /** Writers wait for each such lock, so that without them nothing is known; a table that is only written needs no readers. */
    boolean isMet() {
        return writes >= ENOUGH && (reads >= ENOUGH || !read);
    }
}
