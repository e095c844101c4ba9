package dev.assay.samples.breaching;

import dev.assay.junit.Checks;
import dev.assay.junit.DatabaseTest;
import dev.assay.migration.proof.backfill.BackfillCode;
import dev.assay.migration.proof.backfill.BackfillProof;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users get names, which are made from their addresses unless they have chosen one. */
@DatabaseTest
class BackfillBreach {
    private static final int BATCH = 4;

    private record User(long id, String email) {}

    @BeforeEach
    void register(Connection connection) throws SQLException {
        execute(connection, "ALTER TABLE users ADD COLUMN name text");
        execute(
                connection,
                "INSERT INTO users (email) SELECT 'ann' || n || '@example.org' FROM generate_series(1, 10) n");
    }

    /** Somebody reads a batch, makes the names in Java, and writes them whatever the users did meanwhile. */
    @Test
    void namesThatOverwriteChosenOnes(Checks checks) {
        checks.hold(proof(BackfillBreach::readThenWrite));
    }

    /** Somebody fills the table in one statement. */
    @Test
    void namesInOneStatement(Checks checks) {
        checks.hold(proof(connection ->
                execute(connection, "UPDATE users SET name = split_part(email, '@', 1) WHERE name IS NULL")));
    }

    private static BackfillProof proof(BackfillCode code) {
        return BackfillProof.of(code, BATCH)
                .application("users", "name = 'chosen'")
                .inserts("INSERT INTO users (email) VALUES (gen_random_uuid() || '@example.org')")
                .kills(6);
    }

    private static void readThenWrite(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        List<User> users = read(connection);
        while (!users.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement("UPDATE users SET name = ? WHERE id = ?")) {
                for (User user : users) {
                    update.setString(1, user.email().replaceFirst("@.*", "").toUpperCase(Locale.ROOT));
                    update.setLong(2, user.id());
                    update.executeUpdate();
                }
            }
            connection.commit();
            users = read(connection);
        }
        connection.setAutoCommit(true);
    }

    private static List<User> read(Connection connection) throws SQLException {
        List<User> users = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(
                        "SELECT id, email FROM users WHERE name IS NULL ORDER BY id LIMIT " + BATCH)) {
            while (rows.next()) {
                users.add(new User(rows.getLong(1), rows.getString(2)));
            }
        }
        return users;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
