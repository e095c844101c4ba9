package dev.assay.migration.shadow;

/**
 * A column and what it is made of.
 *
 * @param column the column that is written
 * @param expression an SQL expression over the row of the other table
 */
record Mapping(String column, String expression) {}
