package dev.assay.database.container;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How ports that an engine publishes are reached from here.
 *
 * @param host where to connect
 * @param local whether that is this machine's own loopback, so that nothing else needs to be published
 */
record Route(String host, boolean local) {
    private static final Route LOOPBACK = new Route("127.0.0.1", true);

    /** Find the route as Testcontainers does; empty where it would have to start a container of its own to find out. */
    static Optional<Route> to(URI engine, Optional<JsonNode> bridge, Surroundings surroundings) {
        return named(engine, surroundings)
                .map(Route::toHost)
                .or(() -> surroundings.inContainer()
                        ? bridge.flatMap(network -> fromContainer(network, surroundings))
                        : Optional.of(LOOPBACK));
    }

    /** Tell whether only the engine's own bridge shows the way. */
    static boolean isByBridge(URI engine, Surroundings surroundings) {
        return surroundings.inContainer() && named(engine, surroundings).isEmpty();
    }

    private static Optional<String> named(URI engine, Surroundings surroundings) {
        return surroundings.variable("TESTCONTAINERS_HOST_OVERRIDE").or(() -> Optional.ofNullable(engine.getHost()));
    }

    private static Route toHost(String host) {
        boolean local = host.equals("localhost") || host.startsWith("127.");
        return local ? LOOPBACK : new Route(host, false);
    }

    /** The engine may run beside this process in the same container, or be the one that runs this container. */
    private static Optional<Route> fromContainer(JsonNode bridge, Surroundings surroundings) {
        String name =
                bridge.path("Options").path("com.docker.network.bridge.name").asText("docker0");
        return gateway(bridge)
                .map(gateway -> surroundings.ownInterface().test(name) ? LOOPBACK : new Route(gateway, false));
    }

    private static Optional<String> gateway(JsonNode bridge) {
        Stream<JsonNode> configurations =
                StreamSupport.stream(bridge.path("IPAM").path("Config").spliterator(), false);
        return configurations
                .map(configuration -> configuration.path("Gateway").asText(""))
                .filter(gateway -> !gateway.isEmpty())
                .findFirst();
    }
}
