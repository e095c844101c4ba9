package dev.assay.migration.proof.lockfree;

import dev.assay.schema.SqlName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * A table whose name people see: the catalog knows which dot stands behind a schema.
 *
 * @param shown the name, with the schema unless that is {@code public}
 * @param sqlName the name as SQL takes it
 */
record ShownTable(String shown, String sqlName) {
    /** A partition stands for its table: an application hardly names it, and reaches another one with each row. */
    private static final String ROOT = """
            SELECT CASE WHEN rn.nspname = 'public' THEN r.relname ELSE rn.nspname || '.' || r.relname END,
                   format('%%I.%%I', rn.nspname, r.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 JOIN pg_class r ON r.oid = coalesce(pg_partition_root(c.oid), c.oid)
                 JOIN pg_namespace rn ON rn.oid = r.relnamespace
            WHERE c.relkind IN ('r', 'p')
                  AND CASE WHEN n.nspname = 'public' THEN c.relname ELSE n.nspname || '.' || c.relname END = %s
            ORDER BY n.nspname <> 'public' LIMIT 1
            """;

    /** Find a table, or that of a partition; empty if there is none of that name. */
    static Optional<ShownTable> root(Statement statement, String shown) throws SQLException {
        try (ResultSet row = statement.executeQuery(ROOT.formatted(SqlName.literal(shown)))) {
            return row.next() ? Optional.of(new ShownTable(row.getString(1), row.getString(2))) : Optional.empty();
        }
    }

    /** Return the name as SQL takes it of a table that is there. */
    static String sqlName(Statement statement, String shown) throws SQLException {
        return root(statement, shown)
                .orElseThrow(() -> new SQLException("the table [" + shown + "] is not there any more"))
                .sqlName();
    }
}
