package dev.assay.junit.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.database.DatabaseException;
import dev.assay.database.Durability;
import dev.assay.database.Pause;
import dev.assay.database.TestDatabase;
import dev.assay.junit.DatabaseTest;
import dev.assay.junit.Isolation;
import dev.assay.junit.Rows;
import dev.assay.junit.engine.TestRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a class can say about its server, and what it may do to one of its own. */
class ServerTest {
    @TempDir
    Path reports;

    @Test
    void settingsAndDurabilityAreThoseOfTheClass() {
        TestRun run = TestRun.of(reports, SettingsCase.class, DurableCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(2);
    }

    @Test
    void statementsAreCountedAndSlowPlansLogged() {
        TestRun run = TestRun.of(reports, StatisticsCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(2);
    }

    @Test
    void aServerOfOnesOwnMayBeHurt() {
        TestRun run = TestRun.of(reports, OwnServerCase.class, OwnServerOfClassCase.class, SharedServerCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.tests()).isEqualTo(5);
        assertThat(OwnServerCase.PORTS).hasSize(3);
    }

    @DatabaseTest(settings = {"work_mem=9MB", "default_statistics_target = 77"})
    static class SettingsCase {
        @Test
        void areInForce(TestDatabase database) throws SQLException {
            assertThat(value(database, "current_setting('work_mem')")).isEqualTo("9MB");
            assertThat(value(database, "current_setting('default_statistics_target')"))
                    .isEqualTo("77");
            assertThat(value(database, "current_setting('fsync')")).isEqualTo("off");
        }
    }

    @DatabaseTest(durability = Durability.DURABLE)
    static class DurableCase {
        @Test
        void isInForce(TestDatabase database) throws SQLException {
            assertThat(value(database, "current_setting('fsync')")).isEqualTo("on");
        }
    }

    @DatabaseTest(
            extensions = "pg_stat_statements",
            settings = {"auto_explain.log_min_duration=10ms", "auto_explain.log_analyze=on"})
    static class StatisticsCase {
        @Test
        void statementsAreCounted(TestDatabase database) throws SQLException {
            Rows.execute(database, "CREATE EXTENSION pg_stat_statements");
            for (int i = 0; i < 3; i++) {
                Rows.count(database, "people");
            }
            assertThat(value(database, """
                            (SELECT sum(calls) FROM pg_stat_statements
                             WHERE query = 'SELECT count(*) FROM people' AND dbid = (SELECT oid FROM pg_database
                             WHERE datname = current_database()))""")).isEqualTo("3");
        }

        @Test
        void slowPlansAreLogged(TestDatabase database) throws SQLException {
            Rows.execute(database, "SELECT pg_sleep(0.05) FROM people RIGHT JOIN (VALUES (1)) one(a) ON age = a");

            assertThat(String.join("\n", database.server().log(200)))
                    .contains("Query Text: SELECT pg_sleep(0.05) FROM people")
                    .contains("Seq Scan on people");
        }
    }

    @DatabaseTest(ownServer = true)
    static class OwnServerCase {
        static final Set<Integer> PORTS = ConcurrentHashMap.newKeySet();

        @Test
        void restarts(TestDatabase database) throws SQLException {
            PORTS.add(database.server().port());
            Rows.insert(database, 2);
            database.server().restart();
            assertThat(Rows.count(database, "people")).isEqualTo(2);
        }

        @Test
        void isLeftDead(TestDatabase database) {
            PORTS.add(database.server().port());
            database.server().kill();
            assertThat(database.server().isRunning()).isFalse();
        }
    }

    @DatabaseTest(ownServer = true, isolation = Isolation.CLONE_PER_CLASS)
    static class OwnServerOfClassCase {
        @BeforeAll
        static void load(TestDatabase database) throws SQLException {
            OwnServerCase.PORTS.add(database.server().port());
            Rows.insert(database, 2);
        }

        @Test
        void pauses(TestDatabase database) throws SQLException {
            OwnServerCase.PORTS.add(database.server().port());
            try (Pause pause = database.server().pause()) {
                assertThat(pause).isNotNull();
                assertThat(database.server().isRunning()).isTrue();
            }
            assertThat(Rows.count(database, "people")).isEqualTo(2);
        }
    }

    @DatabaseTest
    static class SharedServerCase {
        @Test
        void refusesToRestart(TestDatabase database) {
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> database.server().restart())
                    .withMessageEndingWith(
                            "Ask for a server of its own: @DatabaseTest(ownServer = true), or Databases.own(...)");
        }

        @Test
        void refusesToDie(TestDatabase database) {
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> database.server().kill())
                    .withMessageStartingWith("Refused to kill [");
        }
    }

    private static String value(TestDatabase database, String expression) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + expression)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
