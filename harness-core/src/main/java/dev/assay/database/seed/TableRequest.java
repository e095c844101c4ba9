package dev.assay.database.seed;

/**
 * What was asked for a table, and what the table is.
 *
 * @param place among all requests; the same rows may be asked for twice
 */
record TableRequest(int place, GeneratedRows rows, TableShape shape) {}
