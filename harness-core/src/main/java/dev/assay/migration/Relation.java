package dev.assay.migration;

/**
 * A table, index, view or sequence at one moment.
 *
 * @param oid its identity, which a rewrite keeps and a rebuilt index does not
 * @param name its name, with the schema unless that is {@code public}
 * @param kind {@code pg_class.relkind}
 * @param file the number of its file; 0 without one
 * @param table the table of an index, else 0
 * @param rowsRead rows that sequential scans of the current transaction read from it
 */
record Relation(long oid, String name, char kind, long file, long table, long rowsRead) {
    boolean isTable() {
        return kind == 'r' || kind == 'm';
    }

    /** Return whether rows live in it that no view fills. */
    boolean holdsOwnRows() {
        return kind == 'r';
    }

    boolean isIndex() {
        return kind == 'i';
    }
}
