package dev.assay.chaos.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks a server. */
final class Sql {
    /** The table, or another object, is not there. */
    static final String NO_SUCH_TABLE = "42P01";

    static final String LOCK_NOT_AVAILABLE = "55P03";
    static final String TOO_MANY_CONNECTIONS = "53300";

    private Sql() {}

    static void run(Connection connection, String statement) throws SQLException {
        try (Statement session = connection.createStatement()) {
            session.execute(statement);
        }
    }

    static long number(Connection connection, String query, Object... parameters) throws SQLException {
        return Long.parseLong(text(connection, query, parameters));
    }

    static String text(Connection connection, String query, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("no row: " + query);
                }
                return row.getString(1);
            }
        }
    }
}
