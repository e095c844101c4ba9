package dev.assay.migration.shadow;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Statements around triggers and their functions, which lie in the schema of their table. */
final class Triggers {
    private static final String ENABLED =
            "SELECT FROM pg_trigger WHERE tgrelid = to_regclass(?) AND tgname = ?" + " AND tgenabled IN ('O', 'A')";

    private Triggers() {}

    /**
     * A trigger.
     *
     * @param table the table's name, quoted and with its schema
     * @param name its name
     */
    record Installed(String table, String name) {
        boolean isEnabled(Connection connection) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(ENABLED)) {
                select.setString(1, table);
                select.setString(2, name);
                try (ResultSet row = select.executeQuery()) {
                    return row.next();
                }
            }
        }
    }

    /** Return the name of a function beside a table. */
    static String function(String table, String name) {
        return schema(table) + "." + name;
    }

    static String create(String function, String body) {
        // What expressions name is found where it was found when they were installed, whoever writes.
        return "CREATE FUNCTION " + function + "() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS "
                + Names.body(body);
    }

    static List<String> drop(String table, String name) {
        return List.of(
                "DROP TRIGGER IF EXISTS " + name + " ON " + table,
                "DROP TRIGGER IF EXISTS " + name + "_all ON " + table,
                "DROP FUNCTION IF EXISTS " + function(table, name) + "()");
    }

    /** Return the schema of a table's quoted name; a quoted name may have dots in it. */
    static String schema(String table) {
        int end = table.startsWith("\"") ? table.replace("\"\"", "__").indexOf('"', 1) + 1 : table.indexOf('.');
        return table.substring(0, end);
    }
}
