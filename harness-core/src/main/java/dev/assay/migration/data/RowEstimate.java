package dev.assay.migration.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How many rows a table has: counted, or as the planner thinks where counting would take long. */
final class RowEstimate {
    private static final long MILLION = 1_000_000;

    private RowEstimate() {}

    static long of(Connection connection, KeyedTable table) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT reltuples::bigint FROM pg_class WHERE oid = to_regclass(?)")) {
            select.setString(1, table.name());
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
