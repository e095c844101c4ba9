package dev.assay.samples.breaching;

import dev.assay.junit.Checks;
import dev.assay.junit.DatabaseTest;
import dev.assay.migration.proof.dualwrite.DualWriteProof;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Users move to a table of accounts, by a trigger that somebody wrote by hand. */
@DatabaseTest
class DualWriteBreach {
    private static final String DIFFERENCES = """
            SELECT 'user ' || u.id || ' [' || u.email || '], account [' || coalesce(a.email, 'none') || ']'
            FROM users u LEFT JOIN accounts a ON a.id = u.id WHERE a.email IS DISTINCT FROM u.email
            UNION ALL
            SELECT 'no user, account [' || a.email || ']' FROM accounts a LEFT JOIN users u ON u.id = a.id WHERE u.id IS NULL""";

    /** Nobody thought of users who leave. */
    @Test
    void triggerThatForgetsDeletes(Checks checks, Connection connection) throws SQLException {
        copy(connection, "AFTER INSERT OR UPDATE ON users");
        checks.hold(proof().statement("DELETE FROM users WHERE id = :key"));
    }

    /** An upsert that meets a row fires the trigger for updates, and there is none. */
    @Test
    void triggerThatForgetsUpserts(Checks checks, Connection connection) throws SQLException {
        copy(connection, "AFTER INSERT ON users");
        checks.hold(proof());
    }

    private static DualWriteProof proof() {
        return DualWriteProof.ofTriggers(DIFFERENCES)
                .statement("INSERT INTO users (id, email) OVERRIDING SYSTEM VALUE VALUES (:key, 'ann:value')"
                        + " ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email");
    }

    private static void copy(Connection connection, String event) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE accounts (id bigint PRIMARY KEY, email text NOT NULL)");
            statement.execute("""
                    CREATE FUNCTION copy_user() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                        INSERT INTO accounts VALUES (NEW.id, NEW.email)
                        ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email;
                        RETURN NULL;
                    END $$""");
            statement.execute("CREATE TRIGGER copy_user " + event + " FOR EACH ROW EXECUTE FUNCTION copy_user()");
        }
    }
}
