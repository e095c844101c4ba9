package dev.assay.chaos.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.chaos.ChaosCheck;
import dev.assay.chaos.FaultBackend;
import dev.assay.chaos.fault.Endpoint;
import dev.assay.check.Limits;
import dev.assay.check.MistakeException;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Plan;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Source;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.Server;
import dev.assay.database.ServerSpec;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios on PostgreSQL in a container through Toxiproxy in another one. */
@Tag("container")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ContainerFaultBackendTest {
    private static final Run RUN = new Run(
            7, Ticker.system(), Limits.DEFAULT, new Origin("OrderIT.survives", "", "mvn verify -Dassay.seed=7", ""));

    @TempDir
    private static Path cache;

    private final List<String> said = new ArrayList<>();
    private Databases databases;
    private TestDatabase database;
    private FaultBackend backend;

    @BeforeAll
    void start() {
        DatabaseSettings settings = settings();
        databases = Databases.open(settings);
        database = databases.own(ServerSpec.defaults().withProvider("container"), TemplateRecipe.empty());
        Configuration configuration = new Configuration(List.of(Source.ofEnvironment(Map.of())));
        backend = ConfiguredFaultBackend.of(configuration, settings, 7, said::add);
    }

    private DatabaseSettings settings() {
        return DatabaseSettings.defaults().withCacheDirectory(cache);
    }

    @AfterAll
    void closeAlsoInAnInterruptedThreadAndLeaveNothing() throws IOException {
        Thread.currentThread().interrupt();
        backend.close();
        assertThat(Thread.interrupted()).isTrue();
        database.close();
        databases.close();
        try (Stream<Path> owners = Files.list(cache.resolve("containers"))) {
            assertThat(owners.filter(file -> file.toString().endsWith(".lock"))).isEmpty();
        }
    }

    @Test
    void everyFaultIsFeltAndTheScenarioPasses() {
        Verdicts verdicts = Plan.of(ChaosCheck.builder(
                                backend, run -> run.operation("select", ContainerFaultBackendTest::selectOne))
                        .faults("latency(100ms, jitter 20ms) 600ms; timeout(200ms) 600ms; healthy 300ms; reset 400ms;"
                                + " healthy 300ms; partition 600ms; healthy 300ms; refuse 400ms")
                        .build())
                .run(database, RUN);

        assertThat(verdicts.all())
                .singleElement()
                .extracting(Verdict::outcome)
                .as(verdicts.all().toString())
                .isEqualTo(Outcome.PASSED);
        assertThat(said)
                .containsExactly(
                        "faults are carried by Toxiproxy in a container of image ghcr.io/shopify/toxiproxy:2.12.0");
    }

    private static void selectOne(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    @Test
    void anEndpointOutlivesARestartOfItsServer() throws Exception {
        Server server = database.server();
        try (Endpoint endpoint = backend.open(server)) {
            assertThat(endpoint.proxy().getUpstream()).matches("assay-[0-9a-f]{12}:5432");
            server.kill();
            server.start();

            try (Connection connection =
                    database.through(endpoint.host(), endpoint.port()).connect()) {
                selectOne(connection);
            }
        }
    }

    @Test
    void aDisabledProxyRefusesConnections() throws IOException {
        try (Endpoint endpoint = backend.open(database.server())) {
            endpoint.refuse();

            assertThatThrownBy(() -> connect(endpoint)).isInstanceOf(ConnectException.class);

            endpoint.accept();
            connect(endpoint);
        }
    }

    private static void connect(Endpoint endpoint) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), 5_000);
        }
    }

    @Test
    void portsAreGivenBack() throws IOException {
        List<Endpoint> all = new ArrayList<>();
        for (int port = 8666; port <= 8673; port++) {
            all.add(backend.open(database.server()));
        }
        assertThatThrownBy(() -> backend.open(database.server()))
                .isInstanceOf(MistakeException.class)
                .hasMessageContaining("all of them are taken, 8 by this run");
        for (Endpoint endpoint : all) {
            endpoint.close();
        }

        backend.open(database.server()).close();
    }

    /** Loopback of this machine is not that of the container. */
    @Test
    void aDatabaseOutsideIsAnAnswerWhereItCannotBeReached() throws IOException {
        try (AnsweringServer postgres = AnsweringServer.likePostgres();
                ContainerFaultBackend container = new ContainerFaultBackend(ContainerFaultBackend.IMAGE, settings())) {
            assertThatThrownBy(() -> container.open("127.0.0.1", postgres.port()))
                    .isInstanceOf(MistakeException.class)
                    .hasMessageStartingWith(
                            "the Toxiproxy in a container of image [ghcr.io/shopify/toxiproxy:2.12.0]: its proxy at [")
                    .hasMessageContaining(
                            "does not lead to the database at [host.docker.internal:" + postgres.port() + "]")
                    .hasMessageEndingWith("Fix: assay.database.provider=container, or assay.faults.backend=embedded");
        }
    }
}
