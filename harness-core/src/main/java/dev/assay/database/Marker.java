package dev.assay.database;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The random id that a database gets when it is made, as its comment. A comment on a database lives outside of it: a clone does
 * not inherit it, and nothing that a test does inside the database changes it.
 */
record Marker(String text) {
    private static final String PREFIX = "assay:";

    static Marker random(SecureRandom random) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return new Marker(PREFIX + HexFormat.of().formatHex(id));
    }

    void write(Statement statement, String database) throws SQLException {
        statement.execute("COMMENT ON DATABASE %s IS '%s'".formatted(database, text));
    }

    /** Check on the session that is about to destroy. */
    void check(Connection session, String database, String place) throws SQLException {
        String found = read(session, database);
        if (!text.equals(found)) {
            throw new DatabaseException("""
                    Refused to drop database [%s] on [%s]: its marker is [%s], expected [%s].
                    This is not the database that Assay made under that name: it was replaced, or its comment was changed.
                    Drop it by hand if it is not needed.""".formatted(database, place, found == null ? "missing" : found, text));
        }
    }

    private static @Nullable String read(Connection session, String database) throws SQLException {
        String query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = ?";
        try (PreparedStatement statement = session.prepareStatement(query)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
