package dev.assay.migration.trace;

import java.time.Duration;

/**
 * A lock on a relation.
 *
 * @param relation its name, with the schema unless that is {@code public}
 * @param oid the relation's oid
 * @param table the relation itself, or the table of an index
 * @param mode the mode
 * @param created whether the migration itself made the relation, so that nobody else can wait for it
 * @param from when it was first seen, since the first migration began, without the time of watching
 * @param until the end of its transaction; without one, when it was last seen
 */
public record HeldLock(
        String relation, long oid, String table, LockMode mode, boolean created, Duration from, Duration until) {
    HeldLock until(Duration end) {
        return new HeldLock(relation, oid, table, mode, created, from, end);
    }
}
