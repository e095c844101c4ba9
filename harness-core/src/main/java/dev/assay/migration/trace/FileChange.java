package dev.assay.migration.trace;

/**
 * What a statement did to the file of a table or index, seen by the file's number.
 *
 * @param kind what happened
 * @param relation the table or index, with the schema unless that is {@code public}
 * @param table the table, or the table of the index
 * @param created whether the migration itself made that table
 */
public record FileChange(Kind kind, String relation, String table, boolean created) {
    /** What can happen to a file. */
    public enum Kind {
        /** All rows of a table were copied. */
        TABLE_REWRITTEN,
        /** A table was emptied. */
        TABLE_TRUNCATED,
        /** An index came back under its name with a new file. */
        INDEX_REBUILT,
        /** An index is new. */
        INDEX_BUILT
    }
}
