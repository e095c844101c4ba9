package dev.assay.migration.trace;

/**
 * What a statement did with the rows of a table.
 *
 * @param table the table, with the schema unless that is {@code public}
 * @param oid the table's oid
 * @param created whether the migration itself made the table
 * @param scanned rows that sequential scans read
 * @param inserted rows inserted
 * @param updated rows updated
 * @param deleted rows deleted
 */
public record TableActivity(
        String table, long oid, boolean created, long scanned, long inserted, long updated, long deleted) {
    /** Return how many rows were written. */
    public long written() {
        return inserted + updated + deleted;
    }
}
