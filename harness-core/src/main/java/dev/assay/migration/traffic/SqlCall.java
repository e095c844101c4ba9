package dev.assay.migration.traffic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as the driver takes it. Values are texts of a type that the server infers, as it does for an application that binds
 * none.
 */
record SqlCall(String sql) {
    /** An application may page through more; nothing is learned from that, and each session would hold them all. */
    private static final int MOST_ROWS = 1_000;

    /** Execute it and return the first row, as texts; none if there is no row. */
    List<@Nullable String> run(Connection connection, List<@Nullable String> values) throws SQLException {
        // Left to the driver's cache, which keeps it prepared on the server.
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.setMaxRows(MOST_ROWS);
            boolean rows = statement.execute();
            return rows ? firstRow(statement) : none();
        } catch (SQLException refused) {
            throw new FailedStatementException(sql, refused);
        }
    }

    private static void bind(PreparedStatement statement, List<@Nullable String> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value == null) {
                statement.setNull(i + 1, Types.OTHER);
            } else {
                statement.setObject(i + 1, value, Types.OTHER);
            }
        }
    }

    private static List<@Nullable String> firstRow(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            return rows.next() ? row(rows) : none();
        }
    }

    private static List<@Nullable String> none() {
        return List.of();
    }

    static List<@Nullable String> row(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.add(rows.getString(i));
        }
        return row;
    }
}
