package dev.assay.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The random id that a database gets when it is made, as its comment. A comment on a database lives outside of it: a clone does
 * not inherit it, and nothing that a test does inside the database changes it.
 */
record Marker(String text) {
    private static final String READ =
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = ?";
    private static final String READ_AND_TERMINATE = """
            SELECT shobj_description(d.oid, 'pg_database'), (
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE datid = d.oid AND shobj_description(d.oid, 'pg_database') = ?
                  AND usesysid IS NOT NULL AND pg_has_role(usesysid, 'USAGE'))
            FROM pg_database d WHERE d.datname = ?""";

    /** Return the statement that writes it. */
    String comment(String database) {
        return "COMMENT ON DATABASE %s IS '%s'".formatted(database, text);
    }

    /**
     * Check on the session that is about to destroy.
     *
     * @param act what is refused if the marker is not there, such as {@code drop}
     */
    void check(Connection session, String act, String database, String place) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(READ)) {
            statement.setString(1, database);
            require(statement, act, database, place);
        }
    }

    /** Check, and tell the sessions of the database to end, in one round trip. */
    void checkAndTerminate(Connection session, String database, String place) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(READ_AND_TERMINATE)) {
            statement.setString(1, text);
            statement.setString(2, database);
            require(statement, "drop", database, place);
        }
    }

    private void require(PreparedStatement statement, String act, String database, String place) throws SQLException {
        String found = read(statement);
        if (!text.equals(found)) {
            throw new DatabaseException("""
                    Refused to %s database [%s] on [%s]: its marker is [%s], expected [%s].
                    This is not the database that Assay made under that name: it was replaced, or its comment was changed.
                    Drop it by hand if it is not needed.""".formatted(act, database, place, found == null ? "missing" : found, text));
        }
    }

    private static @Nullable String read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
