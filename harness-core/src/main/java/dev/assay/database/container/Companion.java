package dev.assay.database.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import dev.assay.database.CacheLocation;
import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * A container beside those of the databases, on the same engine and able to reach them: a proxy. It is labelled, owned and swept as they
 * are. Safe for use by many threads.
 */
public final class Companion implements AutoCloseable {
    private final Route route;
    private final Owners owners;
    private final Owner owner;
    private final String id;
    private final CompanionPorts ports;
    private final PrivateNetwork network;
    private boolean closed;

    private Companion(
            Route route, Owners owners, Owner owner, String id, CompanionPorts ports, PrivateNetwork network) {
        this.route = route;
        this.owners = owners;
        this.owner = owner;
        this.id = id;
        this.ports = ports;
        this.network = network;
    }

    /**
     * Start a container, and remove those of runs that died. It runs when this returns; what it serves may need longer.
     *
     * @param image its image
     * @param ports the ports inside that are published: by a local engine on the loopback address alone
     * @param settings how containers are used, and the cache directory, by which leftovers are known
     * @return a container; the caller closes it
     * @throws DatabaseException if {@link ContainerProvider#unavailable} knows why not, or it cannot be started; nothing is left behind then
     */
    public static Companion start(String image, List<Integer> ports, DatabaseSettings settings) {
        Route route = ContainerProvider.routeTo(image, settings.container());
        Owners owners = Owners.in(CacheLocation.of(settings).directory());
        Owner owner = owners.add();
        CompanionContainer container = new CompanionContainer(image, ports, route, owner.labels());
        try {
            container.launch();
            new Leftovers(owners).remove();
            String id = container.getContainerId();
            CompanionPorts published = CompanionPorts.of(client(), id, ports);
            return new Companion(route, owners, owner, id, published, connected(owner, id));
        } catch (RuntimeException | Error e) {
            Cleaning.run("assay-companion-end", () -> abandon(container, owner));
            throw e;
        }
    }

    private static void abandon(CompanionContainer container, Owner owner) {
        try {
            container.stop();
        } finally {
            owner.close();
        }
    }

    private static PrivateNetwork connected(Owner owner, String container) {
        PrivateNetwork network = PrivateNetwork.create(owner.labels());
        try {
            network.join(container, "companion");
            return network;
        } catch (RuntimeException | Error e) {
            Cleaning.run("assay-network-end", network::remove);
            throw e;
        }
    }

    /** Return where its published ports are reached from here. */
    public String host() {
        return route.host();
    }

    /**
     * Return where one of its ports is published.
     *
     * @param inside one of the ports that it was started with
     * @throws IllegalArgumentException for any other
     */
    public int port(int inside) {
        return ports.published(inside);
    }

    /**
     * Return the address of the container itself, at which all of its ports are reached without what publishes them: on Linux with an
     * engine of this machine; elsewhere nobody answers there.
     *
     * @return empty where the engine is on another machine, or tells none
     */
    public Optional<String> ownAddress() {
        return route.local() ? ports.address() : Optional.empty();
    }

    /**
     * Return how a server is reached from inside. A server in a container of this cache is reached through a network that both join, and
     * on which it keeps its name when it is restarted; a server at this machine's loopback address by the name of the engine's machine,
     * which works only where that forwards to it; any other as from here.
     *
     * @param host where the server is reached from here
     * @param port where the server is reached from here
     * @return host and port, with a colon between them
     * @throws DatabaseException if the engine does not answer
     */
    public String addressInside(String host, int port) {
        return neighbour(port).map(this::address).orElseGet(() -> machine(host) + ":" + port);
    }

    private static String machine(String host) {
        if (isLoopback(host)) {
            return CompanionContainer.MACHINE;
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private String address(Container neighbour) {
        String name = "assay-" + neighbour.getId().substring(0, 12);
        network.join(neighbour.getId(), name);
        return name + ":" + PostgresContainer.PORT;
    }

    private Optional<Container> neighbour(int port) {
        return EngineCall.of(
                "find",
                () -> client().listContainersCmd().withLabelFilter(Map.of(Owner.OWNERS, owners.id())).exec().stream()
                        .filter(container -> publishes(container, port))
                        .findFirst());
    }

    private static boolean publishes(Container container, int port) {
        return Stream.of(container.getPorts())
                .anyMatch(each -> Objects.equals(each.getPublicPort(), port)
                        && Objects.equals(each.getPrivatePort(), PostgresContainer.PORT));
    }

    private static boolean isLoopback(String host) {
        return List.of("localhost", "::1").contains(host) || host.startsWith("127.");
    }

    /**
     * Read the end of what it has written.
     *
     * @param lastLines how many lines at most
     */
    public List<String> log(int lastLines) {
        return ContainerLog.read(client(), id, lastLines);
    }

    /**
     * Remove it with all that it needed, also in a thread that was interrupted. Closing again does nothing.
     *
     * @throws DatabaseException if the engine does not answer; the next start removes it then
     */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Cleaning.run("assay-companion-end", this::remove);
        }
    }

    private void remove() {
        try {
            removeContainer();
            network.remove();
        } finally {
            owner.close();
        }
    }

    private void removeContainer() {
        try {
            EngineCall.of("remove", () -> {
                client().removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            });
        } catch (NotFoundException | ConflictException e) {
            // Somebody else removed it or is doing so, which is all that was wanted.
            return;
        }
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
