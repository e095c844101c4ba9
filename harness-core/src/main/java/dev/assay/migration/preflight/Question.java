package dev.assay.migration.preflight;

/**
 * A query that counts the rows that a migration will fail on. It is written for the schema as it is before the migration, so that it
 * can be asked where the migration has not run yet; there it must return 0. Immutable.
 *
 * @param file the migration
 * @param table the table, with the schema unless that is {@code public}
 * @param demand what the migration demands of the rows: {@code CHECK ((total > 0))}
 * @param sql the query, one statement that returns one number
 */
public record Question(String file, String table, String demand, String sql) {}
