package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every provider must do. Where a provider lacks a capability, its refusal is what is tested: no test of the contract is ever
 * skipped.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseContract {
    private static final SqlRecipe NOTES =
            SqlRecipe.of("CREATE TABLE notes (id int PRIMARY KEY); INSERT INTO notes VALUES (1), (2)");

    @SuppressWarnings("NullAway.Init")
    private Databases databases;

    /** Give the name of the provider under test. */
    abstract String provider();

    /** Give directories and addresses for it; called once. */
    DatabaseSettings settings() throws Exception {
        return DatabaseSettings.defaults();
    }

    /** Say what the answer is when the extension {@code nowhere} is asked for. */
    abstract String missingExtension();

    /** Say what the answer is when {@code max_connections=37} is asked for and {@link Capability#SETTINGS} is missing. */
    String refusedSetting() {
        throw new AssertionError("Every setting can be given");
    }

    final ServerSpec spec() {
        return ServerSpec.defaults().withProvider(provider());
    }

    @BeforeAll
    void open() throws Exception {
        databases = Databases.open(settings());
    }

    @AfterAll
    void close() {
        databases.close();
    }

    @Test
    void databasesAreIsolated() throws SQLException {
        try (TestDatabase one = databases.create(spec(), NOTES);
                TestDatabase other = databases.create(spec(), NOTES)) {
            Sql.run(one.dataSource(), "DELETE FROM notes");

            assertThat(Sql.value(one.dataSource(), "SELECT count(*) FROM notes"))
                    .isEqualTo("0");
            assertThat(Sql.value(other.dataSource(), "SELECT count(*) FROM notes"))
                    .isEqualTo("2");
        }
    }

    @Test
    void theTemplateIsMadeOnceAndCloned() throws SQLException {
        SqlRecipe counted = SqlRecipe.of("CREATE TABLE counted AS SELECT " + System.nanoTime() + " AS n");
        for (int clone = 0; clone < 3; clone++) {
            try (TestDatabase database = databases.create(spec(), counted)) {
                assertThat(Sql.value(database.dataSource(), "SELECT count(*) FROM counted"))
                        .isEqualTo("1");
            }
        }
        assertThat(counted.applied()).hasValue(1);
    }

    @Test
    void theServerIsWhatWasAskedFor() {
        ServerInfo info = databases.info(spec(), NOTES);

        assertThat(info.provider()).isEqualTo(provider());
        assertThat(info.version()).startsWith("17.");
        assertThat(info.durability()).isEqualTo(Durability.FAST);
        assertThat(info.reason()).isEqualTo("asked for by name");
    }

    @Test
    void extensionsCanBeCreated() throws SQLException {
        SqlRecipe trigrams = SqlRecipe.of("CREATE EXTENSION pg_trgm");
        try (TestDatabase database = databases.create(spec().withExtensions("pg_trgm"), trigrams)) {
            assertThat(Sql.value(database.dataSource(), "SELECT similarity('assay', 'assay')"))
                    .isEqualTo("1");
            assertThat(database.server().info().extensions())
                    .containsEntry(
                            "pg_trgm",
                            Sql.value(
                                    database.dataSource(),
                                    "SELECT extversion FROM pg_extension WHERE extname = 'pg_trgm'"));
        }
    }

    @Test
    void aMissingExtensionIsNamed() {
        assertThatThrownBy(() -> databases.create(spec().withExtensions("nowhere"), NOTES))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(missingExtension());
    }

    @Test
    void settingsOfSessionsHold() throws SQLException {
        ServerSpec own = spec().withSetting("work_mem", "5MB").withSetting("search_path", "one, public");
        try (TestDatabase database = databases.create(own, NOTES)) {
            assertThat(Sql.value(database.dataSource(), "SHOW work_mem")).isEqualTo("5MB");
            assertThat(Sql.value(database.dataSource(), "SELECT array_to_string(current_schemas(false), ' ')"))
                    .isEqualTo("public");
            assertThat(Sql.value(database.dataSource(), "SHOW jit")).isEqualTo("off");
        }
    }

    @Test
    void settingsOfTheServerHoldOrAreRefused() throws SQLException {
        ServerSpec own = spec().withSetting("max_connections", "37");
        if (can(Capability.SETTINGS)) {
            try (TestDatabase database = databases.create(own, NOTES)) {
                assertThat(Sql.value(database.dataSource(), "SHOW max_connections"))
                        .isEqualTo("37");
            }
        } else {
            assertThatThrownBy(() -> databases.create(own, NOTES))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage(refusedSetting());
        }
    }

    @Test
    void theLogTellsWhatFailed() throws SQLException {
        try (TestDatabase database = databases.create(spec(), NOTES)) {
            assertThatThrownBy(() -> Sql.run(database.dataSource(), "SELECT no_such_column_of_the_contract"))
                    .isInstanceOf(SQLException.class);
            if (can(Capability.LOG)) {
                assertThat(until(() -> String.join("\n", database.server().log(1000))
                                .contains("ERROR:  column \"no_such_column_of_the_contract\" does not exist")))
                        .isTrue();
            } else {
                assertThat(database.server().log(1000)).isEmpty();
            }
        }
    }

    @Test
    void thePasswordIsAskedForAndShownNowhere() throws Exception {
        try (TestDatabase database = databases.create(spec(), NOTES)) {
            String password = Secrets.passwordOf(database.dataSource());

            assertThat(password).hasSizeGreaterThan(20);
            assertThatThrownBy(() -> database.dataSource()
                            .getConnection(database.user(), "guess")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessage("FATAL: password authentication failed for user \"%s\"", database.user());
            assertThat(database + " " + database.server() + " " + database.dataSource()
                            + database.server().info())
                    .contains(database.name())
                    .doesNotContain(password);
        }
    }

    @Test
    void closingTwiceIsClosingOnce() throws SQLException {
        Databases own = Databases.open(settingsAgain());
        TestDatabase shared = own.create(spec(), NOTES);
        TestDatabase kept = own.create(spec(), NOTES);
        TestDatabase alone = own.own(spec(), NOTES);
        kept.keep();
        for (TestDatabase database : new TestDatabase[] {shared, alone, kept, shared, alone}) {
            assertThatCode(database::close).doesNotThrowAnyException();
        }
        own.close();

        assertThatCode(own::close).doesNotThrowAnyException();
        assertThatThrownBy(kept::connect).isInstanceOf(SQLException.class);
        assertThatThrownBy(alone::connect).isInstanceOf(SQLException.class);
    }

    @Test
    void aFailedStartCarriesTheServersWords() {
        assertThatThrownBy(() -> databases.create(spec().withSetting("work_mem", "5 parsecs"), NOTES))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("invalid value for parameter \"work_mem\": \"5 parsecs\"");
    }

    @Test
    void onlyThisMachineReachesAServerOnLoopback() throws Exception {
        try (TestDatabase database = databases.create(spec(), NOTES)) {
            if (can(Capability.LOOPBACK)) {
                assertThat(InetAddress.getByName(database.server().host()).isLoopbackAddress())
                        .isTrue();
                Optional<InetAddress> outside = outside();
                assertThat(outside)
                        .as("an address of this machine besides loopback")
                        .isPresent();
                assertThat(accepts(outside.get(), database.server().port())).isFalse();
            } else {
                assertThat(database.jdbcUrl()).contains(database.server().host());
            }
        }
    }

    @Test
    void aRestartKeepsRowsAndEndsSessions() throws SQLException {
        try (TestDatabase database = databases.own(spec(), NOTES);
                Connection before = database.connect()) {
            if (lacks(Capability.RESTART, database, database.server()::restart)) {
                return;
            }
            database.server().restart();

            assertThat(before.isValid(1)).isFalse();
            assertThat(Sql.value(database.dataSource(), "SELECT count(*) FROM notes"))
                    .isEqualTo("2");
        }
    }

    @Test
    void aPausedServerStandsStill() throws Exception {
        try (TestDatabase database = databases.own(spec(), NOTES)) {
            if (lacks(Capability.PAUSE, database, database.server()::pause)) {
                return;
            }
            CompletableFuture<String> answer;
            try (Pause pause = database.server().pause()) {
                assertThat(pause).isNotNull();
                answer = CompletableFuture.supplyAsync(() -> count(database));
                assertThatThrownBy(() -> answer.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            }
            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("2");
        }
    }

    @Test
    void aKilledServerRecoversWhatItAcknowledged() throws SQLException {
        try (TestDatabase database = databases.own(spec(), NOTES)) {
            if (lacks(Capability.KILL, database, database.server()::kill)) {
                assertThat(lacks(Capability.KILL, database, database.server()::start))
                        .isTrue();
                return;
            }
            Sql.run(database.dataSource(), "INSERT INTO notes VALUES (3)");
            database.server().kill();
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
            database.server().start();

            assertThat(count(database)).isEqualTo("3");
        }
    }

    @Test
    void aSharedServerRefusesWhatWouldHurtOthers() {
        try (TestDatabase database = databases.create(spec(), NOTES)) {
            assertThatThrownBy(database.server()::restart)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("""
                            Refused to restart [%s]: other tests have databases on it.
                            Ask for a server of its own: @DatabaseTest(ownServer = true), or Databases.own(...)""".formatted(database.server().info().describe()));
        }
    }

    /** Return whether a capability is missing, after its refusal was tested. */
    private boolean lacks(Capability capability, TestDatabase database, ThrowingCallable use) {
        if (can(capability)) {
            return false;
        }
        assertThatThrownBy(use)
                .isInstanceOf(DatabaseException.class)
                .hasMessage("[%s] cannot [%s], it can %s. Ask for a provider that can, such as [embedded]"
                        .formatted(
                                database.server().info().describe(),
                                capability,
                                database.server().capabilities()));
        return true;
    }

    private boolean can(Capability capability) {
        try (TestDatabase database = databases.create(spec(), NOTES)) {
            return database.server().capabilities().contains(capability);
        }
    }

    private DatabaseSettings settingsAgain() {
        try {
            return settings();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String count(TestDatabase database) {
        try {
            return Sql.value(database.dataSource(), "SELECT count(*) FROM notes");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(5)) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return true;
    }

    private static Optional<InetAddress> outside() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance)
                .filter(address -> !address.isLoopbackAddress())
                .findFirst();
    }

    private static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
