package dev.assay.migration.shadow;

import dev.assay.check.MistakeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What roles may do: a trigger writes the copy with the rights of whoever writes the row. */
final class Rights {
    private static final String LACKING = """
            SELECT rolname FROM pg_roles
            WHERE rolname NOT LIKE 'pg\\_%'
              AND (has_any_column_privilege(oid, ?, 'INSERT, UPDATE') OR has_table_privilege(oid, ?, 'DELETE'))
              AND NOT (has_schema_privilege(oid, (SELECT relnamespace FROM pg_class WHERE oid = ?::regclass), 'USAGE')
                       AND has_table_privilege(oid, ?, 'SELECT') AND has_table_privilege(oid, ?, 'INSERT')
                       AND has_table_privilege(oid, ?, 'UPDATE') AND has_table_privilege(oid, ?, 'DELETE'))
            ORDER BY 1""";

    private Rights() {}

    /** Require that whoever may write a table, or a column of it, may read and write its copy. */
    static void require(Connection connection, String table, String copy) throws SQLException {
        List<String> lacking = lacking(connection, table, copy);
        if (!lacking.isEmpty()) {
            String roles = String.join(", ", lacking);
            throw new MistakeException(
                    "dual writes of [" + table + " and " + copy + "]",
                    "[" + roles + "] may write [" + table + "], and lacks rights on [" + copy + "]",
                    "Triggers write with the rights of whoever writes the row, so each write of that role would fail",
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON " + copy + " TO " + roles
                            + ", and USAGE ON SCHEMA where the copy has another one");
        }
    }

    private static List<String> lacking(Connection connection, String table, String copy) throws SQLException {
        List<String> roles = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(LACKING)) {
            select.setString(1, table);
            select.setString(2, table);
            for (int parameter = 3; parameter <= 7; parameter++) {
                select.setString(parameter, copy);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    roles.add(Names.quoted(rows.getString(1)));
                }
            }
        }
        return roles;
    }
}
