package dev.assay.migration.shadow;

import dev.assay.check.Finding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Foreign keys of other tables, which follow a table and not its name. */
final class ForeignKeys {
    private static final String POINTING = "SELECT conrelid::regclass || '.' || quote_ident(conname) FROM pg_constraint"
            + " WHERE contype = 'f' AND confrelid = to_regclass(?) AND conrelid <> confrelid AND conparentid = 0 ORDER BY 1";

    private ForeignKeys() {}

    /** Refuse to give a table up while others point to it: a child of a row that only the new table has could not be inserted. */
    static void requireNone(Connection connection, String oldTable, String newTable) throws SQLException {
        List<String> pointing = pointing(connection, oldTable);
        if (!pointing.isEmpty()) {
            throw new ShadowException(List.of(
                    Finding.of(
                            "found",
                            "foreign keys point to [" + oldTable + "] and would stay with it: "
                                    + String.join(", ", pointing)),
                    Finding.of(
                            "fix",
                            "before the cut drop each of them, and add it with REFERENCES " + newTable
                                    + " NOT VALID; then" + " VALIDATE CONSTRAINT")));
        }
    }

    private static List<String> pointing(Connection connection, String table) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(POINTING)) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
            }
        }
        return keys;
    }
}
