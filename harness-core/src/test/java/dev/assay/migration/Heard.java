package dev.assay.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told, and runs statements of its own meanwhile, as a tracer does. */
public final class Heard implements StatementListener {
    private final List<String> events = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    public List<String> events() {
        return List.copyOf(events);
    }

    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    @Override
    public void migrationStarts(Migration migration, Connection connection) throws SQLException {
        look("migration " + migration.file(), connection);
    }

    @Override
    public void statementStarts(String sql, Connection connection) throws SQLException {
        look(sql, connection);
    }

    @Override
    public void statementEnds(Connection connection, List<Notice> said) throws SQLException {
        notices.addAll(said);
        look("ok", connection);
    }

    @Override
    public void statementFails() {
        events.add("failed");
    }

    @Override
    public void migrationCommits(Connection connection) throws SQLException {
        look(connection.getAutoCommit() ? "done" : "commit", connection);
    }

    @Override
    public void migrationEnds() {
        events.add("end");
    }

    private void look(String event, Connection connection) throws SQLException {
        events.add(event);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }
}
