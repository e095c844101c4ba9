package dev.assay.migration.proof.plans;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which columns of a database have statistics.
 *
 * @param known those that have
 * @param columns all columns
 */
record ColumnStatistics(Set<String> known, Set<String> columns) {
    private static final String NAMES =
            "CASE schemaname WHEN 'public' THEN '' ELSE schemaname || '.' END || tablename || '.' || attname";
    private static final String KNOWN = "SELECT DISTINCT " + NAMES + " FROM pg_stats"
            + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename NOT IN"
            + " (SELECT relname FROM pg_class WHERE relkind IN ('i', 'I'))";
    private static final String COLUMNS = """
            SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname || '.' || a.attname
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm', 'p') AND a.attnum > 0 AND NOT a.attisdropped
              AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            """;

    static ColumnStatistics read(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return new ColumnStatistics(texts(connection, KNOWN), texts(connection, COLUMNS));
        }
    }

    /** Return the columns that are still there afterwards, and have no statistics any more. */
    Set<String> lost(ColumnStatistics after) {
        Set<String> lost = new TreeSet<>(known);
        lost.retainAll(after.columns);
        lost.removeAll(after.known);
        return lost;
    }

    private static Set<String> texts(Connection connection, String query) throws SQLException {
        Set<String> texts = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
