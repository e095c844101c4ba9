package dev.assay.database.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSearchTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    private Path root;

    private final Map<String, String> variables = new HashMap<>();
    private final Properties properties = new Properties();
    private String ownInterface = "none";

    @Test
    void nothingThereIsSaidWithEveryPlaceThatWasTried() {
        assertThat(find()).isEqualTo(new NoEngine("""
                no container engine answers, tried [unix://%1$s/var/run/docker.sock] (usual socket): there is no such socket, \
                [unix://%1$s/home/.docker/desktop/docker.sock] (socket of Docker Desktop): there is no such socket; \
                start Docker, or name the engine with DOCKER_HOST=unix:///path or tcp://host:port""".formatted(root)));
    }

    @Test
    void usualSocketIsFoundAndReachedOnLoopback() throws IOException {
        try (FakeEngine engine = FakeEngine.on(socket("var/run/docker.sock"))) {
            assertThat(find()).isEqualTo(new Engine(engine.uri(), new Route("127.0.0.1", true)));
        }
    }

    @Test
    void configuredAddressIsTheOnlyOneTried() throws IOException {
        try (FakeEngine other = FakeEngine.on(socket("var/run/docker.sock"))) {
            variables.put("DOCKER_HOST", "unix:///nowhere/docker.sock");

            assertThat(find()).isEqualTo(new NoEngine("""
                    no container engine answers, tried [unix:///nowhere/docker.sock] (environment variable DOCKER_HOST): there is no such socket; \
                    start Docker, or name the engine with DOCKER_HOST=unix:///path or tcp://host:port"""));
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void addressThatIsNoneIsAnAnswerToo() {
        properties.setProperty("docker.host", "tcp://no host:1");

        assertThat(find())
                .isInstanceOfSatisfying(
                        NoEngine.class,
                        none -> assertThat(none.reason())
                                .startsWith(
                                        "docker.host in ~/.testcontainers.properties is [tcp://no host:1], which is no address such as [unix:///var/run/docker.sock]"));
    }

    @Test
    void engineOverTcpIsReachedAtItsHost() throws IOException {
        try (FakeEngine engine = FakeEngine.onLoopback()) {
            variables.put("DOCKER_HOST", engine.uri().toString());
            assertThat(find()).isEqualTo(new Engine(engine.uri(), new Route("127.0.0.1", true)));

            variables.put("TESTCONTAINERS_HOST_OVERRIDE", "engine.example");
            assertThat(find()).isEqualTo(new Engine(engine.uri(), new Route("engine.example", false)));
        }
    }

    @Test
    void silentEngineCostsTheLimitAndNoMore() throws IOException {
        try (FakeEngine engine = FakeEngine.onLoopback().silentAt("/_ping")) {
            variables.put("DOCKER_HOST", engine.uri().toString());
            Deadline watch = Deadline.in(Duration.ofSeconds(4));

            assertThat(find(Duration.ofMillis(300))).isEqualTo(new NoEngine("""
                    no container engine answers, tried [%s] (environment variable DOCKER_HOST): no answer within 300 ms; \
                    start Docker, or name the engine with DOCKER_HOST=unix:///path or tcp://host:port""".formatted(engine.uri())));
            assertThat(watch.over()).isFalse();
        }
    }

    @Test
    void engineThatFailsIsQuoted() throws IOException {
        try (FakeEngine engine =
                FakeEngine.on(socket("var/run/docker.sock")).answering("/_ping", 500, "{\"message\":\"disk full\"}")) {
            assertThat(find()).isInstanceOfSatisfying(NoEngine.class, none -> assertThat(none.reason())
                    .contains("[%s] (usual socket): answered 500 [{\"message\":\"disk full\"}], "
                            .formatted(engine.uri())));
        }
    }

    @Test
    void whatIsNotHttpIsQuoted() throws IOException {
        try (FakeEngine engine = FakeEngine.on(socket("var/run/docker.sock")).raw("/_ping", "SSH-2.0-server")) {
            assertThat(find()).isInstanceOfSatisfying(NoEngine.class, none -> assertThat(none.reason())
                    .contains("[%s] (usual socket): answered [SSH-2.0-server], which is not HTTP, "
                            .formatted(engine.uri())));
        }
    }

    @Test
    void engineThatIsTooOldIsRefused() throws IOException {
        assertThat(withVersion("{\"ApiVersion\":\"1.40\",\"MinAPIVersion\":\"1.12\",\"Os\":\"linux\"}"))
                .isEqualTo("speaks API version [1.40], needed is [1.41] or later: update it");
    }

    @Test
    void engineThatIsTooNewForTestcontainersIsRefused() throws IOException {
        assertThat(withVersion("{\"ApiVersion\":\"1.60\",\"MinAPIVersion\":\"1.45\",\"Os\":\"linux\"}"))
                .isEqualTo(
                        "speaks API versions [1.45] to [1.60], and Testcontainers none of them: update org.testcontainers:testcontainers");
    }

    @Test
    void engineOfAnotherSystemIsRefused() throws IOException {
        assertThat(withVersion("{\"ApiVersion\":\"1.47\",\"MinAPIVersion\":\"1.24\",\"Os\":\"windows\"}"))
                .isEqualTo("runs [windows] containers, needed are [linux]");
    }

    @Test
    void newEngineWithARaisedFloorIsTaken() throws IOException {
        try (FakeEngine engine = FakeEngine.on(socket("var/run/docker.sock"))
                .answering("/version", 200, "{\"ApiVersion\":\"1.52\",\"MinAPIVersion\":\"1.44\",\"Os\":\"linux\"}")) {
            assertThat(find()).isEqualTo(new Engine(engine.uri(), new Route("127.0.0.1", true)));
        }
    }

    @Test
    void insideAContainerAnEngineBesideItIsReachedOnLoopback() throws IOException {
        Files.createFile(root.resolve(".dockerenv"));
        try (FakeEngine engine = FakeEngine.on(socket("var/run/docker.sock"))) {
            assertThat(find()).isEqualTo(new Engine(engine.uri(), new Route("172.17.0.1", false)));

            ownInterface = "docker7";
            assertThat(find()).isEqualTo(new Engine(engine.uri(), new Route("127.0.0.1", true)));
        }
    }

    @Test
    void insideAContainerAnEngineWithoutGatewayIsRefusedBeforeAHelperIsStarted() throws IOException {
        Files.createFile(root.resolve(".dockerenv"));
        try (FakeEngine engine =
                FakeEngine.on(socket("var/run/docker.sock")).answering("/networks/bridge", 404, "{}")) {
            assertThat(find()).isEqualTo(new NoEngine("""
                    the engine at [%s] (usual socket) does not tell its gateway, and this process runs in a container (there is a file /.dockerenv): \
                    Testcontainers would start a helper container to find the way to published ports; \
                    set TESTCONTAINERS_HOST_OVERRIDE=localhost in the environment if the engine runs in this container too, else the address of its machine""".formatted(engine.uri())));

            variables.put("TESTCONTAINERS_HOST_OVERRIDE", "localhost");
            assertThat(find()).isEqualTo(new Engine(engine.uri(), new Route("127.0.0.1", true)));
            assertThat(engine.asked().stream().filter("/networks/bridge"::equals))
                    .as("where the way is known the bridge is not asked for")
                    .hasSize(1);
        }
    }

    @Test
    void rootlessSocketGoesFirstUnlessTestcontainersRemembersTheUsualOne() throws IOException {
        variables.put("XDG_RUNTIME_DIR", root.resolve("runtime").toString());
        try (FakeEngine rootless = FakeEngine.on(socket("runtime/docker.sock"));
                FakeEngine usual = FakeEngine.on(socket("var/run/docker.sock"))) {
            assertThat(find()).isEqualTo(new Engine(rootless.uri(), new Route("127.0.0.1", true)));

            properties.setProperty(
                    "docker.client.strategy", "org.testcontainers.dockerclient.UnixSocketClientProviderStrategy");
            assertThat(find()).isEqualTo(new Engine(usual.uri(), new Route("127.0.0.1", true)));
        }
    }

    @Test
    void podmanIsFoundButMustBeNamed() throws IOException {
        variables.put("XDG_RUNTIME_DIR", root.resolve("runtime").toString());
        try (FakeEngine podman = FakeEngine.on(socket("runtime/podman/podman.sock"))) {
            assertThat(find())
                    .isEqualTo(new NoEngine(
                            "an engine answers at [%1$s] (socket of Podman), where Testcontainers does not look: set DOCKER_HOST=%1$s in the environment"
                                    .formatted(podman.uri())));

            variables.put("DOCKER_HOST", podman.uri().toString());
            assertThat(find()).isEqualTo(new Engine(podman.uri(), new Route("127.0.0.1", true)));
        }
    }

    private String withVersion(String version) throws IOException {
        try (FakeEngine engine = FakeEngine.on(socket("var/run/docker.sock")).answering("/version", 200, version)) {
            String beginning = "the engine at [%s] (usual socket) ".formatted(engine.uri());
            NoEngine none = (NoEngine) find();
            assertThat(none.reason()).startsWith(beginning);
            return none.reason().substring(beginning.length());
        } finally {
            Files.delete(root.resolve("var/run/docker.sock"));
        }
    }

    private Path socket(String path) throws IOException {
        Path socket = root.resolve(path);
        Files.createDirectories(socket.getParent());
        return socket;
    }

    private Finding find() {
        return find(LIMIT);
    }

    private Finding find(Duration limit) {
        Surroundings surroundings =
                new Surroundings(variables, properties, root.resolve("home"), root, name -> name.equals(ownInterface));
        return new EngineSearch(surroundings).find(Deadline.in(limit));
    }
}
