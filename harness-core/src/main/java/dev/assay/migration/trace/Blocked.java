package dev.assay.migration.trace;

/**
 * Work of another session that could not go on after a statement, while its transaction was open; outside of a transaction,
 * while the statement ran.
 *
 * @param table a table that was there before the migration
 * @param work what was stopped
 */
public record Blocked(String table, Work work) {
    /** What another session tried. */
    public enum Work {
        /** Plan and read the table. */
        READS,
        /** Take the lock of any writer on the table. */
        WRITES,
        /** Lock the first row as an update of it would. */
        ROW_UPDATES
    }
}
