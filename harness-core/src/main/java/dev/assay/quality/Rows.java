package dev.assay.quality;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query, as texts.
 *
 * @param types the JDBC type of each column
 * @param rows the cells
 */
record Rows(List<Integer> types, List<List<@Nullable String>> rows) {
    static Rows read(ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<Integer> types = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            types.add(meta.getColumnType(i));
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        while (result.next()) {
            rows.add(row(result, types.size()));
        }
        return new Rows(types, rows);
    }

    private static List<@Nullable String> row(ResultSet result, int columns) throws SQLException {
        List<@Nullable String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            cells.add(result.getString(i));
        }
        return Collections.unmodifiableList(cells);
    }

    /** Return the first column, whose values are not NULL. */
    List<String> names() {
        return rows.stream().map(row -> String.valueOf(row.get(0))).toList();
    }
}
