package dev.assay.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An application that saves rows and remembers which of them were acknowledged. */
final class Ledger {
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    void saves(ChaosRun run) {
        run.operation("save", this::save);
        run.after("every acknowledged row is there", () -> requireAll(run));
    }

    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    private void save(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("INSERT INTO entry DEFAULT VALUES RETURNING id")) {
            row.next();
            acknowledged.add(row.getString(1));
        }
    }

    private void requireAll(ChaosRun run) throws SQLException {
        Set<String> lost = new HashSet<>(acknowledged);
        try (Connection connection = run.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id FROM entry")) {
            while (row.next()) {
                lost.remove(row.getString(1));
            }
        }
        if (!lost.isEmpty()) {
            throw new AssertionError("lost " + lost.size() + " of " + acknowledged.size() + " rows");
        }
    }
}
