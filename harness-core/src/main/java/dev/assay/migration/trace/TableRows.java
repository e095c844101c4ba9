package dev.assay.migration.trace;

/**
 * How many rows a version met in a table.
 *
 * @param before the version that was applied next; empty after the last one
 * @param table the table, with the schema unless that is {@code public}
 * @param rows its rows, counted
 */
public record TableRows(String before, String table, long rows) {}
