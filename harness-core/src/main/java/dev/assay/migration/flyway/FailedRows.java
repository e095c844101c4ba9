package dev.assay.migration.flyway;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What Flyway noted of scripts that failed without a transaction. */
final class FailedRows {
    private FailedRows() {}

    /** Return whether there are any; Flyway would be asked a hundred times slower. */
    static boolean in(DataSource database, String history) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return holds(statement, "SELECT to_regclass('" + history + "') IS NOT NULL")
                    && holds(statement, "SELECT EXISTS (SELECT FROM " + history + " WHERE NOT success)");
        }
    }

    private static boolean holds(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
