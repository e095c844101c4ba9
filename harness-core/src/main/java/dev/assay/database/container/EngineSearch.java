package dev.assay.database.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the engine that Testcontainers will use, and tells whether it will do, without starting anything. */
final class EngineSearch {
    private static final ApiVersion OLDEST = new ApiVersion(1, 41);

    private final Surroundings surroundings;

    EngineSearch(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Take the first that answers, as Testcontainers does: whether or not it will do. */
    Finding find(Deadline deadline) {
        try {
            return firstOf(new EngineAddresses(surroundings).all(), deadline);
        } catch (DatabaseException e) {
            return new NoEngine(String.valueOf(e.getMessage()));
        }
    }

    private Finding firstOf(List<EngineAddress> addresses, Deadline deadline) {
        List<String> tried = new ArrayList<>();
        for (EngineAddress address : addresses) {
            Optional<String> silence = ping(address, deadline);
            if (silence.isEmpty()) {
                return examine(address, deadline);
            }
            tried.add(address + ": " + silence.get());
        }
        return new NoEngine(
                "no container engine answers, tried %s; start Docker, or name the engine with DOCKER_HOST=unix:///path or tcp://host:port"
                        .formatted(String.join(", ", tried)));
    }

    private static Optional<String> ping(EngineAddress address, Deadline deadline) {
        if (address.isSocket() && !Files.exists(Path.of(address.uri().getPath()))) {
            return Optional.of("there is no such socket");
        }
        try {
            EngineAnswer answer = new EngineApi(address.uri()).get("/_ping", deadline);
            return answer.isOk() ? Optional.empty() : Optional.of(answer.describe());
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return Optional.of("this is not an address that can be reached: " + e);
        }
    }

    private Finding examine(EngineAddress address, Deadline deadline) {
        if (!address.known()) {
            return new NoEngine(
                    "an engine answers at %s, where Testcontainers does not look: set DOCKER_HOST=%s in the environment"
                            .formatted(address, address.uri()));
        }
        try {
            EngineApi api = new EngineApi(address.uri());
            Map<String, String> version = api.get("/version", deadline).texts();
            return unfit(version)
                    .<Finding>map(reason -> new NoEngine("the engine at %s %s".formatted(address, reason)))
                    .orElseGet(() -> reached(address, bridge(address, api, deadline)));
        } catch (IOException e) {
            return new NoEngine("the engine at %s answers, but not what it is: %s".formatted(address, e.getMessage()));
        }
    }

    private static Optional<String> unfit(Map<String, String> version) {
        ApiVersion newest = ApiVersion.parse(version.getOrDefault("ApiVersion", ""));
        ApiVersion oldest = ApiVersion.parse(version.getOrDefault("MinAPIVersion", ""));
        if (newest.compareTo(OLDEST) < 0) {
            return Optional.of("speaks API version [%s], needed is [%s] or later: update it".formatted(newest, OLDEST));
        }
        if (!ApiVersion.spokenByTestcontainers(oldest, newest)) {
            return Optional.of(
                    "speaks API versions [%s] to [%s], and Testcontainers none of them: update org.testcontainers:testcontainers"
                            .formatted(oldest, newest));
        }
        String system = version.getOrDefault("Os", "linux");
        return system.equals("linux")
                ? Optional.empty()
                : Optional.of("runs [%s] containers, needed are [linux]".formatted(system));
    }

    /** Asked only where the route depends on it. An engine without a bridge, such as Podman, has no gateway to tell. */
    private Optional<JsonNode> bridge(EngineAddress address, EngineApi api, Deadline deadline) {
        try {
            return Route.isByBridge(address.uri(), surroundings)
                    ? Optional.of(api.get("/networks/bridge", deadline).json())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Finding reached(EngineAddress address, Optional<JsonNode> bridge) {
        return Route.to(address.uri(), bridge, surroundings)
                .<Finding>map(route -> new Engine(address.uri(), route))
                .orElseGet(() -> new NoEngine(
                        "the engine at %s does not tell its gateway, and this process runs in a container (there is a file /.dockerenv): Testcontainers would start a helper container to find the way to published ports; set TESTCONTAINERS_HOST_OVERRIDE=localhost in the environment if the engine runs in this container too, else the address of its machine"
                                .formatted(address)));
    }
}
