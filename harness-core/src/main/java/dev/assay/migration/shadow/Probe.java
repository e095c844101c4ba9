package dev.assay.migration.shadow;

import dev.assay.check.MistakeException;
import dev.assay.migration.data.KeyedTable;
import dev.assay.migration.data.KeyedTable.KeyColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Finds what the server would say of a trigger only when the application writes, which then could not. */
final class Probe {
    private static final String TYPE = "SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
            + " WHERE attrelid = to_regclass(?) AND attname = ? AND attnum > 0 AND NOT attisdropped";
    private static final String DEFERRABLE =
            "SELECT FROM pg_index WHERE indrelid = to_regclass(?) AND indisprimary AND NOT indimmediate";

    private Probe() {}

    /** Execute a statement that changes nothing, and refuse what the server does not understand. */
    static void requireValid(Connection connection, String pair, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            if (failure.getSQLState() == null || !failure.getSQLState().startsWith("42")) {
                throw failure;
            }
            throw mistake(
                    pair,
                    String.valueOf(failure.getMessage()),
                    "A name is mistyped, or an expression has another type than the column; each write would fail",
                    "an expression that SELECT understands over a row of the other side");
        }
    }

    /** Return the type of a column as SQL writes it. */
    static String type(Connection connection, String table, String column) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TYPE)) {
            select.setString(1, table);
            select.setString(2, column);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return row.getString(1);
                }
            }
        }
        throw mistake(
                table,
                "it has no column [" + column + "]",
                "The name is mistyped, has quotes, or the column was not added yet",
                "ALTER TABLE " + table + " ADD COLUMN " + Names.quoted(column) + " ...");
    }

    /** Require that a row of one table is found in the other one by its key, also in the midst of a statement. */
    static void requireAlike(Connection connection, KeyedTable oldTable, KeyedTable newTable) throws SQLException {
        String pair = oldTable.name() + " and " + newTable.name();
        if (!alike(oldTable).equals(alike(newTable))) {
            throw mistake(
                    pair,
                    "the primary keys " + written(oldTable) + " and " + written(newTable) + " differ",
                    "A row finds its copy by the key, whose columns must have the same names and types",
                    "give the new table the primary key of the old one, and another one after the cut");
        }
        for (KeyedTable table : List.of(oldTable, newTable)) {
            requireImmediate(connection, pair, table);
        }
    }

    private static void requireImmediate(Connection connection, String pair, KeyedTable table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DEFERRABLE)) {
            select.setString(1, table.name());
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    throw mistake(
                            pair,
                            "the primary key of [" + table.name() + "] is deferrable",
                            "One statement may pass a key on from row to row, and the copy of one would remove that of the next",
                            "a primary key that is not deferrable");
                }
            }
        }
    }

    /** Integers of different width find each other. */
    private static List<KeyColumn> alike(KeyedTable table) {
        return table.key().stream()
                .map(column -> new KeyColumn(
                        column.name(), column.type().matches("smallint|integer|bigint") ? "integer" : column.type()))
                .toList();
    }

    private static List<String> written(KeyedTable table) {
        return table.key().stream()
                .map(column -> column.name() + " " + column.type())
                .toList();
    }

    private static MistakeException mistake(String pair, String found, String means, String fix) {
        return new MistakeException("dual writes of [" + pair + "]", found, means, fix);
    }
}
