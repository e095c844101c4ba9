package dev.assay.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** One-line access for tests. */
public final class Sql {
    private Sql() {}

    public static String value(DataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "no row";
        }
    }

    /** Wait until a query gives what is expected; for what is done in the background. */
    public static void awaitValue(DataSource source, String query, String expected) throws SQLException {
        long start = System.nanoTime();
        String found = value(source, query);
        while (!found.equals(expected)) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(20)) {
                throw new AssertionError("[%s] gives [%s] after 20 s, expected [%s]".formatted(query, found, expected));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            found = value(source, query);
        }
    }

    public static void run(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
