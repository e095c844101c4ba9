package dev.assay.samples;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A model in production, registered by a user of its own. */
final class Registered {
    private Registered() {}

    /** Register the next version of the digit model, promote it, and return its id. */
    static long digitModel(Connection connection) throws SQLException {
        ModelRegistry registry = new ModelRegistry(connection);
        long model = registry.register("digits", user(connection));
        registry.promote(model);
        return model;
    }

    private static long user(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO users (email) VALUES ('ann@example.org')
                        ON CONFLICT (email) DO UPDATE SET email = excluded.email
                        RETURNING id""");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
