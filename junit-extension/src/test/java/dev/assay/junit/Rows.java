package dev.assay.junit;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Rows of the fixture migrations. */
public final class Rows {
    private Rows() {}

    public static void insert(TestDatabase database, int rows) throws SQLException {
        execute(database, "INSERT INTO people (id, age) SELECT i, 30 FROM generate_series(1, " + rows + ") i");
    }

    public static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static long count(TestDatabase database, String table) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
