package dev.assay.database.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.assay.check.MistakeException;
import dev.assay.database.BackingServer;
import dev.assay.database.ContainerSettings;
import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.Durability;
import dev.assay.database.ExternalServer;
import dev.assay.database.PullPolicy;
import dev.assay.database.ServerSpec;
import dev.assay.database.Sql;
import dev.assay.database.SqlRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalProviderTest {
    private static final ServerSpec SPEC = ServerSpec.defaults().withProvider("external");
    private static final SqlRecipe NOTES = SqlRecipe.of("CREATE TABLE notes (id int); INSERT INTO notes VALUES (1)");

    @SuppressWarnings("NullAway.Init")
    private static BackingServer backing;

    @BeforeAll
    static void start() throws SQLException {
        backing = new BackingServer();
    }

    @AfterAll
    static void stop() {
        backing.close();
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        assertThat(backing.made()).isEmpty();
    }

    @Test
    void itsDatabasesCarryTheRunInNameAndMarker() throws SQLException {
        try (Databases databases = Databases.open(backing.settings("maker").withReadyClones(0));
                TestDatabase database = databases.create(SPEC, NOTES)) {
            assertThat(database.name()).matches("assay_[0-9a-f]{16}_[0-9a-f]{16}");
            String run = database.name().substring(6, 22);
            assertThat(marker(database.name())).matches("assay:" + run + ":[0-9a-f]{32}");
            assertThat(backing.made())
                    .hasSize(2)
                    .anyMatch(name -> name.matches("assay_" + run + "_template_[0-9a-f]{12}"));
            assertThat(database.server().info().settings())
                    .containsEntry("fsync", "off")
                    .containsEntry("jit", "off");
        }
    }

    @Test
    void twoRunsWithEqualTemplatesDoNotMeet() throws SQLException {
        Databases one = Databases.open(backing.settings("maker"));
        String first = one.create(SPEC, NOTES).name();
        try (Databases other = Databases.open(backing.settings("maker"));
                TestDatabase second = other.create(SPEC, NOTES)) {
            one.close();

            assertThat(Sql.value(second.dataSource(), "SELECT count(*) FROM notes"))
                    .isEqualTo("1");
            assertThat(first.substring(6, 22)).isNotEqualTo(second.name().substring(6, 22));
        }
    }

    @Test
    void anAddressThatIsConfiguredIsTakenAndNotReplaced() throws SQLException {
        try (Databases databases = Databases.open(backing.settings("maker"));
                TestDatabase database = databases.create(ServerSpec.defaults(), NOTES)) {
            assertThat(database.server().info().provider()).isEqualTo("external");
            assertThat(database.server().info().reason()).isEqualTo("its address is configured");
        }
        assertThat(refusal(ServerSpec.defaults(), backing.settings("guest")))
                .isEqualTo(
                        "Database provider [external] cannot be used: role [guest] may not create databases; let an administrator run [ALTER ROLE guest CREATEDB]");
    }

    @Test
    void theNextRunDropsWhatADeadRunLeft() throws SQLException {
        String run = "00000000deadbeef";
        asMaker("CREATE DATABASE assay_%s_left IS_TEMPLATE true".formatted(run));
        asMaker("COMMENT ON DATABASE assay_%s_left IS 'assay:%s:%s'".formatted(run, run, "0".repeat(32)));
        List<String> others =
                List.of("assay_" + run + "_unmarked", "assay_" + run + "_foreign", "assay_others", "other");
        for (String other : others) {
            asMaker("CREATE DATABASE " + other);
        }
        asMaker("COMMENT ON DATABASE %s IS 'assay:%s:%s'".formatted(others.get(1), "1".repeat(16), "0".repeat(32)));
        asMaker("COMMENT ON DATABASE other IS 'assay:%s:%s'".formatted(run, "0".repeat(32)));

        try (Databases databases = Databases.open(backing.settings("maker"));
                TestDatabase database = databases.create(SPEC, NOTES)) {
            assertThat(database.name()).startsWith("assay_");
            assertThat(backing.made()).contains(others.get(0), others.get(1)).doesNotContain("assay_" + run + "_left");
        }
        for (String other : others) {
            asMaker("DROP DATABASE " + other);
        }
    }

    @Test
    void whatADeadRunLeftAndSomebodyLooksIntoHoldsNobodyUp() throws SQLException {
        String looked = "assay_00000000deadbee1_looked";
        String other = "assay_00000000deadbee1_other";
        for (String left : List.of(looked, other)) {
            asMaker("CREATE DATABASE " + left);
            asMaker("COMMENT ON DATABASE %s IS 'assay:00000000deadbee1:%s'".formatted(left, "0".repeat(32)));
        }
        try (Connection superuser = backing.server().connect(looked)) {
            assertThat(superuser.isValid(5)).isTrue();
            run();
            assertThat(backing.made()).containsExactly(looked);
        }
        run();
        assertThat(backing.made()).isEmpty();
    }

    @Test
    void whatALivingRunHasIsLeftAlone() throws SQLException {
        try (Connection living = maker("production").getConnection();
                Statement statement = living.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(%d)".formatted(0x12345678_9abcdef0L));
            asMaker("CREATE DATABASE assay_123456789abcdef0_busy");
            asMaker("COMMENT ON DATABASE assay_123456789abcdef0_busy IS 'assay:123456789abcdef0:%s'"
                    .formatted("0".repeat(32)));
            run();
            assertThat(backing.made()).containsExactly("assay_123456789abcdef0_busy");
        }
        run();
        assertThat(backing.made()).isEmpty();
    }

    @Test
    void aDatabaseOfAnotherRoleIsLeftAlone() throws SQLException {
        backing.run("CREATE DATABASE assay_00000000deadbee0_x");
        backing.run("COMMENT ON DATABASE assay_00000000deadbee0_x IS 'assay:00000000deadbee0:%s'"
                .formatted("0".repeat(32)));
        run();
        assertThat(backing.made()).containsExactly("assay_00000000deadbee0_x");
        backing.run("DROP DATABASE assay_00000000deadbee0_x");
    }

    @Test
    void settingsOfTheSpecificationAreGivenToEachDatabase() throws SQLException {
        try (Databases databases = Databases.open(backing.settings("maker"));
                TestDatabase database = databases.create(
                        SPEC.withSetting("search_path", "two, public").withSetting("work_mem", "5MB"), NOTES)) {
            String settings =
                    "SELECT array_to_string(setconfig, ' ') FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase WHERE datname = '%s'";
            assertThat(backing.value(settings.formatted(database.name())).split(" (?=[a-z_]+=)"))
                    .containsExactlyInAnyOrder("search_path=two, public", "work_mem=5MB");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "max_connections, 200",
        "shared_buffers, 128MB",
        "shared_buffers, 131072kB",
        "max_wal_size, 1024MB",
        "autovacuum, true",
        "wal_level, Replica",
        "checkpoint_timeout, 300"
    })
    void aSettingThatTheServerAlreadyHasIsNoObstacle(String name, String value) throws SQLException {
        try (Databases databases = Databases.open(backing.settings("maker"));
                TestDatabase database = databases.create(SPEC.withSetting(name, value), NOTES)) {
            assertThat(database.server().info().settings()).containsEntry(name, value);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "max_connections, 100, 200, maker",
        "shared_buffers, 1GB, 128MB, master",
        "log_min_duration_statement, 1ms, -1, maker"
    })
    void aSettingThatNobodyMayGiveIsRefused(String name, String wanted, String found, String role) {
        assertThat(refusal(SPEC.withSetting(name, wanted), backing.settings(role)))
                .isEqualTo(
                        "Database provider [external] cannot be used: setting [%s] was asked for as [%s], the server has [%s], and [%s] may not set it for a database; set it on the server, or ask for another provider",
                        name, wanted, found, role);
    }

    @Test
    void aSettingForSuperusersIsGivenByOne() throws SQLException {
        try (Databases databases = Databases.open(backing.settings("master"));
                TestDatabase database =
                        databases.create(SPEC.withSetting("log_min_duration_statement", "1ms"), NOTES)) {
            assertThat(Sql.value(database.dataSource(), "SHOW log_min_duration_statement"))
                    .isEqualTo("1ms");
        }
    }

    @Test
    void librariesThatTheServerDidNotLoadAreRefused() {
        assertThat(refusal(SPEC.withExtensions("pg_stat_statements"), backing.settings("master")))
                .isEqualTo(
                        "Database provider [external] cannot be used: setting [shared_preload_libraries] was asked for as [pg_stat_statements], the server has [], and [master] may not set it for a database; set it on the server, or ask for another provider");
        assertThat(refusal(SPEC.withSetting("nonsense.level", "3"), backing.settings("master")))
                .isEqualTo(
                        "Database provider [external] cannot be used: setting [nonsense.level] was asked for as [3], and the server does not show it to [master]; is the library loaded that it belongs to?");
    }

    @Test
    void anExtensionForSuperusersAloneIsRefused() {
        assertThat(refusal(SPEC.withExtensions("file_fdw"), backing.settings("maker")))
                .isEqualTo(
                        "Database provider [external] cannot be used: extension [file_fdw] may be created by a superuser alone, and [maker] is none");
    }

    @Test
    void durabilityIsReadAndNotBelieved() throws SQLException {
        assertThat(refusal(SPEC.withDurability(Durability.DURABLE), backing.settings("maker")))
                .isEqualTo(
                        "Database provider [external] cannot be used: durability [DURABLE] was asked for, and the server loses commits when its machine dies [fsync=off, synchronous_commit=on, full_page_writes=on]");
        try (BackingServer durable = new BackingServer(ServerSpec.defaults().withDurability(Durability.DURABLE));
                Databases databases = Databases.open(durable.settings("maker"))) {
            assertThat(databases.info(SPEC, NOTES).durability()).isEqualTo(Durability.DURABLE);
            durable.run("ALTER ROLE maker SET synchronous_commit = off");
            assertThat(refusal(SPEC, durable.settings("maker")))
                    .isEqualTo(
                            "Database provider [external] cannot be used: durability [FAST] was asked for, and the server loses commits when one of its processes dies [fsync=on, synchronous_commit=off, full_page_writes=on]");
        }
    }

    @Test
    void aServerOfItsOwnNeedsAServerThatWasGivenUp() {
        String expected =
                "a server of its own on the external server [%1$s]: assay.database.disposable is [%2$s], compared with [%1$s]. what asks for this may harm everything on the server, and only a server that is named may be harmed. Fix: assay.database.disposable=%1$s if nothing on it is worth keeping, else another provider, such as provider = \"embedded\"";
        for (Optional<String> named : List.of(Optional.<String>empty(), Optional.of("localhost:5432"))) {
            try (Databases databases = Databases.open(settings(url(), "maker", BackingServer.PASSWORD, named))) {
                Throwable refusal =
                        catchThrowable(() -> databases.own(SPEC, NOTES).close());
                assertThat(refusal)
                        .isInstanceOf(DatabaseException.class)
                        .hasMessage(expected, backing.address(), named.orElse("not set"))
                        .hasCauseInstanceOf(MistakeException.class);
            }
        }
    }

    @Test
    void oneTestAtATimeHasTheServerAlone() {
        DatabaseSettings settings = backing.disposable("maker").withStartTimeout(Duration.ofMillis(300));
        try (Databases one = Databases.open(settings);
                Databases other = Databases.open(settings)) {
            try (TestDatabase database = one.own(SPEC, NOTES)) {
                assertThat(database.name()).startsWith("assay_");
                assertThatThrownBy(() -> other.own(SPEC, NOTES).close())
                        .isInstanceOf(DatabaseException.class)
                        .hasMessage(
                                "Another test has the server alone, and did not give it back within 300 ms: one has it at a time");
            }
            try (TestDatabase database = other.own(SPEC, NOTES)) {
                assertThat(database.name()).startsWith("assay_");
            }
        }
    }

    @Test
    void eachThingThatIsMissingHasItsOwnAnswer() {
        String prefix = "Database provider [external] cannot be used: ";
        assertThat(refusal(SPEC, DatabaseSettings.defaults()))
                .isEqualTo(prefix + "no server is configured; set assay.database.external.url");
        assertThat(refusal(SPEC.withImage("pgvector/pgvector:pg17"), backing.settings("maker")))
                .isEqualTo(prefix + "it starts no image, and [pgvector/pgvector:pg17] was asked for");
        assertThat(refusal(SPEC.withMajorVersion("16"), backing.settings("maker")))
                .matches(
                        "Database provider \\[external] cannot be used: PostgreSQL \\[16] was asked for, the server is \\[17\\.\\d+]; ask for its version, or for another server");
        assertThat(refusal(SPEC, settings(url(), "maker", "wrong", Optional.empty())))
                .isEqualTo(
                        prefix
                                + "[%s] does not let role [maker] in: FATAL: password authentication failed for user \"maker\"; see ASSAY_DATABASE_EXTERNAL_USER and ASSAY_DATABASE_EXTERNAL_PASSWORD",
                        backing.address());
        assertThat(refusal(SPEC, settings("jdbc:postgresql://127.0.0.1:1/postgres", "maker", "x", Optional.empty())))
                .isEqualTo(
                        prefix
                                + "[127.0.0.1:1] refuses connections: nothing listens there, or a firewall rejects them; see assay.database.external.url");
    }

    @Test
    void aServerThatSaysNothingCostsThePreflightAndNoMore() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            DatabaseSettings settings = settings(
                            "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(silent.getLocalPort()),
                            "maker",
                            "x",
                            Optional.empty())
                    .withContainer(new ContainerSettings(Optional.empty(), PullPolicy.NEVER, Duration.ofMillis(300)));
            long start = System.nanoTime();
            assertThat(refusal(SPEC, settings))
                    .isEqualTo(
                            "Database provider [external] cannot be used: [127.0.0.1:%d] did not answer within 300 ms: Connection attempt timed out.; see assay.database.external.url and assay.preflight.timeout",
                            silent.getLocalPort());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h/db?user=u&password=hush, the URL holds [user]",
        "jdbc:postgresql://h/db?sslmode=require&Password=hush, the URL holds [Password]",
        "jdbc:postgresql://h:x/db?password=hush, the URL holds [password]",
        "jdbc:postgresql://u:hush@h/db, the URL holds a login before [@]"
    })
    void aUrlWithACredentialIsRefusedAndNotRepeated(String url, String found) {
        assertThat(refusal(SPEC, settings(url, "maker", "x", Optional.empty())))
                .isEqualTo(
                        "assay.database.external.url = [hidden]: %s. URLs reach logs and reports. Fix: leave it out of the URL and set ASSAY_DATABASE_EXTERNAL_USER and ASSAY_DATABASE_EXTERNAL_PASSWORD",
                        found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:mysql://h/hush | is not a URL that the PostgreSQL driver accepts",
                "jdbc:postgresql://one,two/hush | names more than one host"
            })
    void aUrlThatNamesNoServerIsRefused(String url, String found) {
        assertThat(refusal(SPEC, settings(url, "maker", "x", Optional.empty())))
                .isEqualTo(
                        "assay.database.external.url = [hidden]: the URL %s. Fix: write it like [jdbc:postgresql://db.example:5432/postgres]",
                        found);
    }

    private static void run() {
        try (Databases databases = Databases.open(backing.settings("maker"));
                TestDatabase database = databases.create(SPEC, NOTES)) {
            assertThat(database.name()).startsWith("assay_");
        }
    }

    private static String refusal(ServerSpec spec, DatabaseSettings settings) {
        try (Databases databases = Databases.open(settings)) {
            Throwable refusal =
                    catchThrowable(() -> databases.create(spec, NOTES).close());
            assertThat(refusal).isInstanceOf(DatabaseException.class);
            return String.valueOf(refusal.getMessage());
        }
    }

    private static String url() {
        return "jdbc:postgresql://" + backing.address() + "/postgres";
    }

    private static DatabaseSettings settings(String url, String role, String password, Optional<String> disposable) {
        return DatabaseSettings.defaults().withExternal(new ExternalServer(url, role, password, disposable));
    }

    private static DataSource maker(String database) {
        return new ExternalServer(url(), "maker", BackingServer.PASSWORD, Optional.empty())
                .login(Map.of())
                .dataSource("127.0.0.1", Integer.parseInt(backing.address().substring(10)), database);
    }

    private static void asMaker(String sql) throws SQLException {
        Sql.run(maker("postgres"), sql);
    }

    private static String marker(String database) throws SQLException {
        return backing.value("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '%s'"
                .formatted(database));
    }
}
