package dev.assay.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.OptionalLong;

/** Keeps the versions of each model and which of them answers requests. For one connection, not thread-safe. */
public final class ModelRegistry {
    private static final String REGISTER = """
            INSERT INTO models (name, version, created_by)
            SELECT ?, coalesce(max(version), 0) + 1, ? FROM models WHERE name = ?
            RETURNING id""";
    private static final String RETIRE = """
            UPDATE models SET stage = 'retired'
            WHERE stage = 'production' AND name = (SELECT name FROM models WHERE id = ?)""";

    private static final String ACTIVATE = "UPDATE models SET stage = 'production' WHERE id = ?";

    private final Connection connection;

    /** Use a connection, which the caller closes. */
    public ModelRegistry(Connection connection) {
        this.connection = Objects.requireNonNull(connection);
    }

    /** Add the next version of a model as a candidate and return its id. */
    public long register(String name, long user) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REGISTER)) {
            statement.setString(1, name);
            statement.setLong(2, user);
            statement.setString(3, name);
            return firstId(statement).orElseThrow();
        }
    }

    /** Let a version answer requests and retire the one that did. Commits, so that no reader sees two or none of them. */
    public void promote(long model) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            update(RETIRE, model);
            update(ACTIVATE, model);
            connection.commit();
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** Return the id of the version that answers requests, or nothing if none does. */
    public OptionalLong production(String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id FROM models WHERE name = ? AND stage = 'production'")) {
            statement.setString(1, name);
            return firstId(statement);
        }
    }

    private void update(String sql, long model) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, model);
            statement.executeUpdate();
        }
    }

    private static OptionalLong firstId(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        }
    }
}
