package dev.assay.migration.content;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads everything as it is at one moment. */
final class Moment {
    /** What is read. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws SQLException;
    }

    private Moment() {}

    /** Read in a transaction with one snapshot, which leaves no setting behind. */
    static <T> T of(Connection connection, Reading<T> reading) throws SQLException {
        connection.setAutoCommit(false);
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            }
            return reading.read();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
