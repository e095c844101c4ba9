package dev.assay.migration.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.TestDatabase;
import dev.assay.migration.Heard;
import dev.assay.migration.Notice;
import dev.assay.migration.StatementListener;
import dev.assay.migration.TestDatabases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.ByteStreamWriter;

@ExtendWith(TestDatabases.Provider.class)
class StatementWatchTest {
    private final Heard heard = new Heard();
    private final StatementWatch watch = new StatementWatch(heard);
    private final TestDatabase database;
    private Connection connection;

    StatementWatchTest(TestDatabases databases) {
        database = databases.empty();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = watch.over(database.dataSource()).getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE account (id integer PRIMARY KEY, owner text)");
        }
        watch.start();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void tellsEachExecutionBetweenStartAndStop() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO account VALUES (1)");
            statement.executeUpdate("UPDATE account SET owner = 'ann'", Statement.NO_GENERATED_KEYS);
            try (ResultSet rows = statement.executeQuery("SELECT owner FROM account")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("ann");
            }
            watch.stop();
            statement.execute("DELETE FROM account");
        }
        assertThat(heard.events())
                .containsExactly(
                        "INSERT INTO account VALUES (1)",
                        "ok",
                        "UPDATE account SET owner = 'ann'",
                        "ok",
                        "SELECT owner FROM account",
                        "ok");
    }

    @Test
    void tellsAPreparedStatementWithItsPlaceholdersAndABatchWithItsSize() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO account VALUES (?)")) {
            insert.setInt(1, 1);
            insert.executeUpdate();
            for (int id = 2; id < 5; id++) {
                insert.setInt(1, id);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
            insert.setInt(1, 5);
            insert.addBatch();
            insert.clearBatch();
            insert.executeBatch();
        }
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("UPDATE account SET owner = 'bob'");
            statement.addBatch("DELETE FROM account");
            statement.executeLargeBatch();
        }
        assertThat(heard.events())
                .containsExactly(
                        "INSERT INTO account VALUES (?)",
                        "ok",
                        "/* batch of 3 */ INSERT INTO account VALUES (?)",
                        "ok",
                        "/* batch of 2 */ UPDATE account SET owner = 'bob';\nDELETE FROM account",
                        "ok");
    }

    @Test
    void tellsOfAFailureAndThrowsIt() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT nothing"))
                    .isInstanceOfSatisfying(SQLException.class, failure -> assertThat(failure.getSQLState())
                            .isEqualTo("42703"));
        }
        assertThat(heard.events()).containsExactly("SELECT nothing", "failed");
    }

    @Test
    void tellsWhatTheServerSaid() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS nowhere");
        }
        assertThat(heard.notices()).containsExactly(new Notice("00000", "table \"nowhere\" does not exist, skipping"));
    }

    @Test
    void tellsACopyOfEveryForm() throws SQLException, IOException {
        PGConnection driver = connection.unwrap(PGConnection.class);
        CopyManager copies = driver.getCopyAPI();
        String sql = "COPY account FROM STDIN";

        assertThat(copies.copyIn(sql, new StringReader("1\tann\n2\tbob\n"))).isEqualTo(2);
        assertThat(copies.copyIn(sql, new StringReader("3\tcid\n"), 16)).isEqualTo(1);
        assertThat(copies.copyIn(sql, bytes("4\tdan\n"))).isEqualTo(1);
        assertThat(copies.copyIn(sql, bytes("5\teve\n"), 16)).isEqualTo(1);
        assertThat(copies.copyIn(sql, ByteStreamWriter.of(ByteBuffer.wrap("6\tfay\n".getBytes(UTF_8)))))
                .isEqualTo(1);
        assertThat(copies.copyOut("COPY account TO STDOUT", new StringWriter())).isEqualTo(6);
        assertThat(copies.copyOut("COPY account TO STDOUT", new ByteArrayOutputStream()))
                .isEqualTo(6);

        assertThat(driver.getBackendPID()).isPositive();
        assertThat(heard.events())
                .containsExactly(
                        sql,
                        "ok",
                        sql,
                        "ok",
                        sql,
                        "ok",
                        sql,
                        "ok",
                        sql,
                        "ok",
                        "COPY account TO STDOUT",
                        "ok",
                        "COPY account TO STDOUT",
                        "ok");
    }

    private static InputStream bytes(String rows) {
        return new ByteArrayInputStream(rows.getBytes(UTF_8));
    }

    @Test
    void leadsToTheDriversOwnConnection() throws SQLException {
        PgConnection driver = connection.unwrap(PgConnection.class);
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.getConnection()).isSameAs(connection);
        }
        assertThat(StatementWatch.bare(connection)).isSameAs(driver);
        assertThat(StatementWatch.bare(driver)).isSameAs(driver);
        assertThat(connection.equals(driver)).isFalse();
    }

    @Test
    void hearsOneThreadOnly() throws Exception {
        Thread other = new Thread(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            } catch (SQLException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        other.start();
        other.join();
        assertThat(heard.events()).isEmpty();
    }

    @Test
    void remembersThatWatchingFailed() throws SQLException {
        SQLException trouble = new SQLException("no connection");
        WatchedRun run = new WatchedRun(new StatementListener() {
            @Override
            public void statementStarts(String sql, Connection told) throws SQLException {
                throw trouble;
            }
        });
        StatementWatch failing = new StatementWatch(run);
        failing.start();
        try (Statement statement = failing.over(StatementWatch.bare(connection)).createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isSameAs(trouble);
        }
        assertThat(run.trouble()).contains(trouble);
        assertThat(run.statement()).isEqualTo("SELECT 1");
    }
}
