package dev.assay.migration.content;

/**
 * Rows that a table holds alike.
 *
 * @param key the hash of the key; of the values where there is none
 * @param values the hash of the values compared
 * @param rows how many there are
 */
record RowHash(long key, long values, long rows) {}
