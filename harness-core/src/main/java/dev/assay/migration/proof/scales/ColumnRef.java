package dev.assay.migration.proof.scales;

/**
 * Names a column.
 *
 * @param table the oid of its table
 * @param number its number there, from 1
 */
record ColumnRef(long table, int number) {}
