package dev.assay.migration.shadow;

import dev.assay.migration.data.KeyedTable;
import dev.assay.migration.data.KeyedTable.KeyColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The sequences of keys, which know nothing of rows that were copied with their keys. */
final class Sequences {
    private static final String OWNED =
            "SELECT pg_get_serial_sequence(?, attname) FROM pg_attribute WHERE attrelid = to_regclass(?)"
                    + " AND quote_ident(attname) = ? AND pg_get_serial_sequence(?, attname) IS NOT NULL";

    private Sequences() {}

    /** Return the statements after which the sequences of a table's key are behind all keys that another table has. */
    static List<String> behind(Connection connection, KeyedTable table, KeyedTable rows) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (KeyColumn column : table.key()) {
            for (String sequence : owned(connection, table.name(), column.name())) {
                String name = Names.literal(sequence);
                // Never back: what the sequence has handed out may be under way.
                statements.add("SELECT setval(" + name + ", greatest(nextval(" + name + "), max(" + column.name()
                        + ") + 1), false) FROM " + rows.name());
            }
        }
        return statements;
    }

    private static List<String> owned(Connection connection, String table, String column) throws SQLException {
        List<String> sequences = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OWNED)) {
            select.setString(1, table);
            select.setString(2, table);
            select.setString(3, column);
            select.setString(4, table);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sequences.add(row.getString(1));
                }
            }
        }
        return sequences;
    }
}
