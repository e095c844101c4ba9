package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever ends the outer transaction by SQL is found out, because the database is then no longer as it was. */
class EndedTransactionTest {
    @SuppressWarnings("NullAway.Init")
    private static Databases databases;

    @BeforeAll
    static void open() {
        databases = Databases.open(DatabaseSettings.defaults());
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    void aCommitWrittenAsSqlIsNamed() throws SQLException {
        assertThat(after("CREATE TABLE t (id int)", "COMMIT", "INSERT INTO t VALUES (1)"))
                .hasValue("the transaction around the test was ended by [COMMIT]");
    }

    @Test
    void aRollbackWrittenAsSqlIsNamed() throws SQLException {
        assertThat(after("CREATE TABLE t (id int)", "rollback work"))
                .hasValue("the transaction around the test was ended by [rollback work]");
    }

    @Test
    void anotherTransactionBegunAtOnceIsFoundByItsId() throws SQLException {
        assertThat(after("CREATE TABLE t (id int)", "COMMIT AND CHAIN", "INSERT INTO t VALUES (1)"))
                .hasValue("the transaction around the test was ended by a statement, and another one begun");
    }

    @Test
    void aLostConnectionLeavesNothingKnown() throws SQLException {
        assertThat(after("CREATE TABLE t (id int)", "SELECT pg_terminate_backend(pg_backend_pid())")
                        .orElseThrow())
                .startsWith("the connection of the test was lost: ");
    }

    private static Optional<String> after(String... statements) throws SQLException {
        try (TestDatabase whole = databases.create(ServerSpec.defaults(), TemplateRecipe.empty());
                RollbackDatabase rollback = RollbackDatabase.begin(whole);
                Connection connection = rollback.database().connect()) {
            for (String sql : statements) {
                tolerate(connection, sql);
            }
            return rollback.rollBack();
        }
    }

    /** Some of them fail by ending what the driver relies on; what counts is what is found at the end. */
    private static void tolerate(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException confused) {
            assertThat(confused.getSQLState()).isIn("3B001", "25P01", "57P01", "25P02", "08006");
        }
    }
}
