package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.Pause;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class NodeFaultTest {
    private static final Databases DATABASES = Databases.open(DatabaseSettings.defaults());

    @AfterAll
    static void close() {
        DATABASES.close();
    }

    @Test
    void acknowledgedRowsSurviveTheDeathOfTheNode() throws SQLException {
        try (TestDatabase database = own()) {
            execute(database, "CREATE TABLE t (x int)", "INSERT INTO t SELECT generate_series(1, 1000)");
            String url = database.jdbcUrl();
            database.server().kill();
            assertThat(database.server().isRunning()).isFalse();
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
            database.server().start();
            assertThat(database.jdbcUrl()).isEqualTo(url);
            assertThat(count(database)).isEqualTo(1000);
        }
    }

    @Test
    void whatWasToBeDroppedOnAKilledServerGoesWithIt() throws SQLException {
        try (TestDatabase database = own()) {
            TestDatabase copy = database.copy();
            database.server().kill();
            copy.close();
            database.server().start();
            execute(database, "CREATE TABLE t (x int)");
        }
    }

    @Test
    void aRestartEndsSessionsAndKeepsRows() throws SQLException {
        try (TestDatabase database = own();
                Connection before = database.connect()) {
            execute(database, "CREATE TABLE t (x int)", "INSERT INTO t VALUES (1)");
            database.server().restart();
            assertThat(before.isValid(1)).isFalse();
            assertThat(count(database)).isEqualTo(1);
        }
    }

    @Test
    void aPausedServerAnswersWhenItGoesOn() throws Exception {
        try (TestDatabase database = own();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            CompletableFuture<Boolean> answer;
            try (Pause pause = database.server().pause()) {
                assertThat(pause).isNotNull();
                answer = CompletableFuture.supplyAsync(() -> asked(statement));
                assertThatThrownBy(() -> answer.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                assertThat(database.server().isRunning()).isTrue();
            }
            assertThat(answer.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aServerThatRunsIsNotStarted() {
        try (TestDatabase database = own()) {
            assertThatThrownBy(() -> database.server().start())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("The server on port [%d] runs: nothing is to be started"
                            .formatted(database.server().port()));
        }
    }

    @Test
    void aSharedServerRefusesWhatWouldHurtOthers() {
        try (TestDatabase database = DATABASES.create(ServerSpec.defaults(), TemplateRecipe.empty())) {
            assertThatThrownBy(() -> database.server().kill())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("""
                            Refused to kill [%s]: other tests have databases on it.
                            Ask for a server of its own: @DatabaseTest(ownServer = true), or Databases.own(...)""".formatted(database.server().info().describe()));
        }
    }

    private static TestDatabase own() {
        return DATABASES.own(ServerSpec.defaults(), TemplateRecipe.empty());
    }

    private static boolean asked(Statement statement) {
        try (ResultSet row = statement.executeQuery("SELECT true")) {
            return row.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long count(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM t")) {
            row.next();
            return row.getLong(1);
        }
    }
}
