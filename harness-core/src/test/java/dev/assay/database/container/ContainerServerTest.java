package dev.assay.database.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Container;
import dev.assay.database.Capability;
import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.Durability;
import dev.assay.database.Pause;
import dev.assay.database.PrivateDirectory;
import dev.assay.database.Server;
import dev.assay.database.ServerSpec;
import dev.assay.database.Sql;
import dev.assay.database.SqlRecipe;
import dev.assay.database.StartRequest;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("container")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerServerTest {
    private static final ServerSpec SPEC = ServerSpec.defaults().withProvider("container");

    private static final Route LOOPBACK = new Route("127.0.0.1", true);

    private final Databases databases = Databases.open(DatabaseSettings.defaults());

    @AfterEach
    void onlySharedServersMayStay() {
        assertThat(Containers.own()).hasSizeLessThanOrEqualTo(1);
    }

    @AfterAll
    void nothingIsLeft() {
        databases.close();
        assertThat(Containers.own()).isEmpty();
    }

    @Test
    void clonesAreIsolatedAndHaveTheExtensions() throws SQLException {
        ServerSpec spec = SPEC.withExtensions("vector");
        SqlRecipe recipe = SqlRecipe.of("CREATE EXTENSION vector; CREATE TABLE items (v vector(2))");
        try (TestDatabase one = databases.create(spec, recipe);
                TestDatabase other = databases.create(spec, recipe)) {
            Sql.run(one.dataSource(), "INSERT INTO items VALUES ('[1,2]')");

            assertThat(Sql.value(one.dataSource(), "SELECT v::text FROM items")).isEqualTo("[1,2]");
            assertThat(Sql.value(other.dataSource(), "SELECT count(*) FROM items"))
                    .isEqualTo("0");
            assertThat(recipe.applied()).hasValue(1);
            assertThat(one.server().info().describe()).matches("container PostgreSQL 17\\.\\d+ \\+ vector [0-9.]+");
            assertThat(one.server().info().reason()).isEqualTo("asked for by name");
            assertThat(one.server().host()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void timescaleIsLoadedWhereItIsAskedFor() throws SQLException {
        try (TestDatabase database = databases.own(SPEC.withExtensions("timescaledb"), TemplateRecipe.empty())) {
            Sql.run(
                    database.dataSource(),
                    "CREATE EXTENSION timescaledb; CREATE TABLE readings (at timestamptz NOT NULL, x int); SELECT create_hypertable('readings', 'at')");

            assertThat(Sql.value(database.dataSource(), "SELECT count(*) FROM timescaledb_information.hypertables"))
                    .isEqualTo("1");
        }
    }

    @Test
    void settingsAndDurabilityReachTheServer() throws SQLException {
        ServerSpec spec = SPEC.withDurability(Durability.DURABLE)
                .withSetting("work_mem", "5MB")
                .withSetting("cluster_name", "a b'c");
        try (TestDatabase database = databases.own(spec, TemplateRecipe.empty())) {
            assertThat(Sql.value(database.dataSource(), "SHOW fsync")).isEqualTo("on");
            assertThat(Sql.value(database.dataSource(), "SHOW work_mem")).isEqualTo("5MB");
            assertThat(Sql.value(database.dataSource(), "SHOW cluster_name")).isEqualTo("a b'c");
            assertThat(Sql.value(database.dataSource(), "SHOW log_timezone")).isEqualTo("UTC");
            assertThat(database.server().capabilities()).containsExactlyInAnyOrder(Capability.values());
        }
    }

    @Test
    void deathOfTheNodeKeepsAcknowledgedRows() throws SQLException {
        try (TestDatabase database = databases.own(SPEC, TemplateRecipe.empty())) {
            Sql.run(database.dataSource(), "CREATE TABLE t AS SELECT generate_series(1, 1000) AS x");
            String url = database.jdbcUrl();

            database.server().kill();
            assertThat(database.server().isRunning()).isFalse();
            assertThatThrownBy(database::connect)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("refused");

            database.server().start();
            assertThat(database.jdbcUrl()).isEqualTo(url);
            assertThat(Sql.value(database.dataSource(), "SELECT count(*) FROM t"))
                    .isEqualTo("1000");
            assertThat(String.join("\n", database.server().log(40)))
                    .contains("database system was not properly shut down; automatic recovery in progress");
            assertThatThrownBy(database.server()::start)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("The server runs; [start] is for one that was killed");
        }
    }

    @Test
    void restartEndsSessionsAndKeepsRowsAndAddress() throws SQLException {
        try (TestDatabase database = databases.own(SPEC, TemplateRecipe.empty());
                Connection before = database.connect()) {
            Sql.run(database.dataSource(), "CREATE TABLE t AS SELECT 7 AS x");

            database.server().restart();

            assertThat(before.isValid(1)).isFalse();
            assertThat(Sql.value(database.dataSource(), "SELECT x FROM t")).isEqualTo("7");
            assertThat(String.join("\n", database.server().log(40))).contains("database system was shut down at");
        }
    }

    @Test
    void pausedServerStandsStillAndGoesOn() throws Exception {
        try (TestDatabase database = databases.own(SPEC, TemplateRecipe.empty())) {
            CompletableFuture<String> answer;
            try (Pause pause = database.server().pause()) {
                assertThat(pause).isNotNull();
                assertThat(database.server().isRunning()).isTrue();
                answer = CompletableFuture.supplyAsync(() -> one(database));
                assertThatThrownBy(() -> answer.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            }
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("1");
        }
    }

    @Test
    void serverThatStandsStillOrIsDownCanBeClosed() {
        TestDatabase paused = databases.own(SPEC, TemplateRecipe.empty());
        Pause pause = paused.server().pause();
        paused.server().close();
        pause.close();
        assertThat(paused.server().isRunning()).isFalse();

        TestDatabase killed = databases.own(SPEC, TemplateRecipe.empty());
        killed.server().kill();
        killed.server().close();
        killed.server().close();
        assertThat(killed.server().isRunning()).isFalse();
    }

    @Test
    void cacheThatCannotBeWrittenIsReplacedByAPrivateOne(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("home"), "a file, where a directory is needed");
        DatabaseSettings settings = DatabaseSettings.defaults()
                .withCacheDirectory(file.resolve("cache"))
                .withTemporaryDirectory(directory);
        Path other = directory.resolve("assay-" + PrivateDirectory.userId()).resolve("cache");
        try (Databases own = Databases.open(settings);
                TestDatabase database = own.own(SPEC, TemplateRecipe.empty())) {
            assertThat(database.server().info().reason())
                    .isEqualTo(
                            "asked for by name; the cache [%1$s/cache] cannot be written (java.nio.file.FileSystemException: %1$s/cache: Not a directory), [%2$s] is used instead",
                            file, other);
            assertThat(other.resolve("containers/id")).isNotEmptyFile();
        }
    }

    @Test
    void imageThatIsNotThereIsRefusedBeforeAnythingStarts() {
        assertThatThrownBy(() -> databases.own(SPEC.withImage("assay.invalid/none:1"), TemplateRecipe.empty()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith(
                        "Database provider [container] cannot be used: the engine has no image [assay.invalid/none:1] and pulling it ")
                .hasMessageEndingWith("; get it with: docker pull assay.invalid/none:1");
    }

    @Test
    void wrongSettingCarriesTheLogAndLeavesNoContainer() {
        assertThatThrownBy(() -> databases.own(SPEC.withSetting("work_mem", "much"), TemplateRecipe.empty()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("invalid value for parameter \"work_mem\": \"much\"")
                .hasMessageStartingWith("The container ended while it started, with status [1]. Its log ends with:");
    }

    @Test
    void recipeThatFailsLeavesNoContainer() {
        assertThatThrownBy(() -> databases.own(SPEC, SqlRecipe.of("SELECT 1/0")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("division by zero");
    }

    @Test
    void extensionThatTheImageLacksIsNamed() {
        assertThatThrownBy(() -> databases.own(SPEC.withExtensions("postgis"), TemplateRecipe.empty()))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "Extension [postgis] is not in image [pgvector/pgvector:pg17]; choose an image that has it (assay.database.image)");
    }

    @Test
    void imageOfAnotherVersionIsNamed() {
        ServerSpec spec = SPEC.withMajorVersion("16").withImage("pgvector/pgvector:pg17");
        assertThatThrownBy(() -> databases.own(spec, TemplateRecipe.empty()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageMatching(
                        "PostgreSQL \\[16\\] was asked for, image \\[pgvector/pgvector:pg17\\] holds \\[17\\..*\\]; ask for its version or choose another image \\(assay.database.image\\)");
    }

    @Test
    void containerIsPublishedOnLoopbackAloneAndWithoutItsPassword() throws Exception {
        try (TestDatabase database = databases.own(SPEC.withSetting("log_statement", "all"), TemplateRecipe.empty())) {
            Server server = database.server();
            Container container = Containers.publishing(server.port());
            String password = Containers.password(server);

            assertThat(List.of(container.getPorts())).isNotEmpty().allSatisfy(port -> assertThat(port.getIp())
                    .isEqualTo("127.0.0.1"));
            assertThat(password).hasSize(43);
            assertThat(Containers.inspection(container.getId()))
                    .contains("POSTGRES_PASSWORD=")
                    .doesNotContain(password);
            assertThat(String.join("\n", server.log(10_000)))
                    .contains("ALTER ROLE postgres PASSWORD 'SCRAM-SHA-256$")
                    .doesNotContain(password);
            assertThat(server + " " + server.info() + database).doesNotContain(password);
            assertThatThrownBy(() -> database.dataSource()
                            .getConnection("postgres", Containers.bootstrapPassword(container.getId()))
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void portThatSomebodyTookMeanwhileIsGivenUp() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int free = new FreePorts().getAsInt();
            Iterator<Integer> ports = List.of(taken.getLocalPort(), free).iterator();
            StartRequest request = new StartRequest(SPEC, "test", "hash", server -> {}, DatabaseSettings.defaults());

            try (Server server = new ContainerStarter(
                            request, "pgvector/pgvector:pg17", new Placement(LOOPBACK, Storage.VOLUME, ports::next))
                    .start()) {
                assertThat(server.port()).isEqualTo(free);
            }
        }
    }

    @Test
    void portThatIsTakenAgainAndAgainIsAnError() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            StartRequest request = new StartRequest(SPEC, "test", "hash", server -> {}, DatabaseSettings.defaults());
            ContainerStarter starter = new ContainerStarter(
                    request, "pgvector/pgvector:pg17", new Placement(LOOPBACK, Storage.VOLUME, taken::getLocalPort));

            assertThatThrownBy(starter::start)
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("The port chosen for the container was taken: ")
                    .hasMessageEndingWith(", several times over");
        }
    }

    private static String one(TestDatabase database) {
        try {
            return Sql.value(database.dataSource(), "SELECT 1");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
