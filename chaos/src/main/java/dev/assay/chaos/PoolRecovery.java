package dev.assay.chaos;

import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** Asserts that a pool hands out all of its connections, that they answer, and that none was left in a transaction. */
record PoolRecovery(TestDatabase database, DataSource pool, int size) implements Action {
    private static final String LEFT_OPEN = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND state LIKE 'idle in transaction%'";

    PoolRecovery {
        if (size < 1) {
            throw new IllegalArgumentException("a pool of [" + size + "] connections has nothing to recover");
        }
    }

    @Override
    public void run() throws SQLException {
        int open = leftOpen();
        if (open > 0) {
            throw new AssertionError("[" + open + "] sessions were left idle in a transaction");
        }
        Deque<Connection> borrowed = new ArrayDeque<>();
        try {
            borrowAll(borrowed);
        } finally {
            giveBack(borrowed);
        }
    }

    private void borrowAll(Deque<Connection> borrowed) {
        while (borrowed.size() < size) {
            try {
                borrowed.push(pool.getConnection());
                answer(borrowed.element());
            } catch (SQLException failed) {
                throw new AssertionError(
                        "the pool has [" + size + "] connections and number [" + (borrowed.size() + 1)
                                + "] cannot be borrowed and used: "
                                + Failure.of(failed).write(),
                        failed);
            }
        }
    }

    private static void answer(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            rows.next();
        }
    }

    private static void giveBack(Deque<Connection> borrowed) {
        for (Connection connection : borrowed) {
            try {
                connection.close();
            } catch (SQLException dead) {
                // It was found dead already, or the pool finds it so when it is borrowed next.
            }
        }
    }

    private int leftOpen() throws SQLException {
        try (Connection direct = database.connect();
                Statement statement = direct.createStatement();
                ResultSet rows = statement.executeQuery(LEFT_OPEN)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
