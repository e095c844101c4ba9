package dev.assay.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The query that both sides answer; only all of the migrations give its answer. */
final class FirstQuery {
    static final String MIGRATIONS = "classpath:benchmark/migration";
    static final String REACHED = "first-query";
    private static final int ACCOUNTS = 200;

    private FirstQuery() {}

    static void on(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM account_score")) {
            if (!rows.next() || rows.getInt(1) != ACCOUNTS) {
                throw new IllegalStateException("The migrations are not there: [%d] accounts, expected [%d]"
                        .formatted(rows.getInt(1), ACCOUNTS));
            }
        }
    }
}
