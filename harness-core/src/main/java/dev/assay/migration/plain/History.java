package dev.assay.migration.plain;

import dev.assay.migration.Migration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The table in which it stands what has run.
 *
 * @param table its name with its schema, quoted; a migration may change the search path
 */
record History(String table) {
    static final String NAME = "assay_history";

    /** Return the history of a database, made if it is not there. */
    static History open(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + NAME
                    + " (place bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, version text NOT NULL,"
                    + " file text NOT NULL, checksum text NOT NULL, applied timestamptz NOT NULL DEFAULT now())");
            statement.clearWarnings();
        }
        return new History(find(connection));
    }

    /** Return the newest checksum of each file that has run, in the order in which they first ran. */
    static Map<String, String> applied(Connection connection) throws SQLException {
        String table = find(connection);
        return table.isEmpty() ? Map.of() : new History(table).checksums(connection);
    }

    /** Note that a file has run. */
    void add(ScriptFile file, Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO " + table + " (version, file, checksum) VALUES (?, ?, ?)")) {
            statement.setString(1, file.migration().version());
            statement.setString(2, file.name());
            statement.setString(3, file.checksum());
            statement.execute();
        }
    }

    /** Return the statement that forgets a version. */
    static String removal(Migration migration, Connection connection) throws SQLException {
        return "DELETE FROM " + find(connection) + " WHERE version = " + "'" + migration.version() + "'";
    }

    private Map<String, String> checksums(Connection connection) throws SQLException {
        Map<String, String> checksums = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT file, checksum FROM " + table + " ORDER BY place")) {
            while (row.next()) {
                checksums.put(row.getString(1), row.getString(2));
            }
        }
        return checksums;
    }

    private static String find(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce((SELECT quote_ident(nspname) || '." + NAME
                        + "' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = relnamespace"
                        + " WHERE c.oid = to_regclass('" + NAME + "')), '')")) {
            row.next();
            return row.getString(1);
        }
    }
}
