package dev.assay.migration.hazard;

/** How many rows a statement went through, and who waits for it. */
final class Toll {
    private Toll() {}

    /** Return the words for a table that nobody can use meanwhile. */
    static String shut(TableChange change) {
        return "; " + rows(change.rowsRead()) + "; readers and writers of [" + change.name()
                + "] wait until the transaction ends";
    }

    /** Return the words for a table that nobody can write meanwhile. */
    static String readOnly(TableChange change) {
        return "; " + rows(change.rowsRead()) + "; writers of [" + change.name() + "] wait until the transaction ends";
    }

    private static String rows(long read) {
        return read == 0 ? "no row in this seed, every row in production" : "rows read here: " + read;
    }
}
