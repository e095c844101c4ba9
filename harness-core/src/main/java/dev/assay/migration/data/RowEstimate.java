package dev.assay.migration.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How many rows a table has: counted, or estimated where counting would take long. Estimated as the planner does, from how dense the
 * rows lay when they were last looked at and from how large the table is now; a table that was never looked at by its size alone.
 */
final class RowEstimate {
    private static final long MILLION = 1_000_000;

    /** A row of some columns takes about a hundred bytes. The rows of a partitioned table are in its leaves. */
    private static final String ESTIMATE = """
            SELECT coalesce(sum(CASE WHEN c.relpages > 0 AND c.reltuples >= 0
                       THEN c.reltuples / c.relpages * (pg_relation_size(c.oid) / current_setting('block_size')::integer)
                       ELSE pg_relation_size(c.oid) / 100 END), 0)::bigint
            FROM pg_class c
            WHERE c.relkind = 'r' AND (c.oid = to_regclass(?) OR c.oid IN (SELECT relid FROM pg_partition_tree(to_regclass(?))))
            """;

    private RowEstimate() {}

    static long of(Connection connection, KeyedTable table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ESTIMATE)) {
            select.setString(1, table.name());
            select.setString(2, table.name());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1) >= MILLION ? row.getLong(1) : counted(connection, table);
            }
        }
    }

    private static long counted(Connection connection, KeyedTable table) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT count(*) FROM " + table.name())) {
            row.next();
            return row.getLong(1);
        }
    }
}
