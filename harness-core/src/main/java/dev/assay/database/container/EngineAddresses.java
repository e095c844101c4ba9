package dev.assay.database.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The places where Testcontainers looks for an engine, in its order, and after them Podman's, where it does not look. An address
 * that somebody configured is the only one: Testcontainers would pass over a wrong one without a word.
 */
final class EngineAddresses {
    private static final String USUAL = "usual socket";
    private static final String ROOTLESS = "socket of rootless Docker";
    private static final String DESKTOP = "socket of Docker Desktop";
    private static final String PODMAN = "socket of Podman";

    /** Testcontainers remembers how it found an engine, and tries that first the next time. */
    private static final Map<String, String> REMEMBERED = Map.of(
            "org.testcontainers.dockerclient.UnixSocketClientProviderStrategy", USUAL,
            "org.testcontainers.dockerclient.RootlessDockerClientProviderStrategy", ROOTLESS);

    private final Surroundings surroundings;

    EngineAddresses(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    List<EngineAddress> all() {
        return configured().map(List::of).orElseGet(this::sockets);
    }

    private Optional<EngineAddress> configured() {
        return surroundings
                .property("tc.host")
                .map(uri -> EngineAddress.configured(uri, "tc.host in ~/.testcontainers.properties"))
                .or(() -> surroundings
                        .variable("DOCKER_HOST")
                        .map(uri -> EngineAddress.configured(uri, "environment variable DOCKER_HOST")))
                .or(() -> surroundings
                        .property("docker.host")
                        .map(uri -> EngineAddress.configured(uri, "docker.host in ~/.testcontainers.properties")));
    }

    private List<EngineAddress> sockets() {
        List<EngineAddress> found = new ArrayList<>();
        rootless().ifPresent(found::add);
        found.add(EngineAddress.socket(surroundings.root().resolve("var/run/docker.sock"), USUAL));
        found.add(EngineAddress.socket(surroundings.home().resolve(".docker/desktop/docker.sock"), DESKTOP));
        remembered()
                .ifPresent(origin -> found.sort((one, other) -> Boolean.compare(
                        other.origin().equals(origin), one.origin().equals(origin))));
        found.addAll(podman());
        return found;
    }

    private Optional<EngineAddress> rootless() {
        return Stream.concat(
                        runtimeDirectory().stream(),
                        Stream.of(surroundings.home().resolve(".docker/run"), systemRuntimeDirectory()))
                .map(directory -> directory.resolve("docker.sock"))
                .filter(Files::exists)
                .findFirst()
                .map(socket -> EngineAddress.socket(socket, ROOTLESS));
    }

    private Optional<String> remembered() {
        return surroundings
                .variable("TESTCONTAINERS_DOCKER_CLIENT_STRATEGY")
                .or(() -> surroundings.setting("docker.client.strategy"))
                .map(REMEMBERED::get);
    }

    private List<EngineAddress> podman() {
        return Stream.concat(
                        runtimeDirectory().stream(),
                        Stream.of(systemRuntimeDirectory(), surroundings.root().resolve("run")))
                .map(directory -> directory.resolve("podman/podman.sock"))
                .distinct()
                .filter(Files::exists)
                .map(socket -> EngineAddress.unknownSocket(socket, PODMAN))
                .toList();
    }

    private Optional<Path> runtimeDirectory() {
        return surroundings.variable("XDG_RUNTIME_DIR").map(Path::of);
    }

    private Path systemRuntimeDirectory() {
        return surroundings.root().resolve("run/user").resolve(userId());
    }

    private String userId() {
        try {
            return String.valueOf(Files.getAttribute(surroundings.home(), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "unknown";
        }
    }
}
