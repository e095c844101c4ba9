package dev.assay.assertions;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a statement returned.
 *
 * @param rows their values
 */
record ResultRows(List<List<Cell>> rows) {
    /** More are not read: who compares rows names them. */
    static final int MOST = 10_000;

    private static final int SHOWN = 10;

    ResultRows {
        rows = List.copyOf(rows);
    }

    static ResultRows none() {
        return new ResultRows(List.of());
    }

    static ResultRows of(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<List<Cell>> rows = new ArrayList<>();
        while (result.next()) {
            List<Cell> row = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                row.add(Cell.of(result, i, columns.getColumnTypeName(i)));
            }
            rows.add(row);
        }
        return new ResultRows(rows);
    }

    boolean equalTo(List<? extends List<? extends @Nullable Object>> expected) {
        if (rows.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!equal(rows.get(i), expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(List<Cell> row, List<? extends @Nullable Object> expected) {
        if (row.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).equalTo(expected.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        if (rows.isEmpty()) {
            return "no row";
        }
        String shown = rows.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining("\n"));
        return rows.size() > SHOWN ? shown + "\nand " + (rows.size() - SHOWN) + " more rows" : shown;
    }
}
