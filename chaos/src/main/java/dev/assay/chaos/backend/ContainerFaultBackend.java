package dev.assay.chaos.backend;

import dev.assay.chaos.FaultBackend;
import dev.assay.chaos.fault.Endpoint;
import dev.assay.check.Ticker;
import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.container.Companion;
import dev.assay.database.container.ContainerProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries faults with a Toxiproxy in a container beside that of the database. It is started for the first endpoint, shared by all, and
 * goes with the backend. It reaches a database in a container by name, on a network of their own.
 */
public final class ContainerFaultBackend implements FaultBackend {
    /** The image that is started unless another one is named. */
    public static final String IMAGE = "ghcr.io/shopify/toxiproxy:2.12.0";

    private static final int API = 8474;
    /** As many as one run ever needs at a time; each published port costs the engine a process. */
    private static final PortRange PORTS = new PortRange(8666, 8673);

    private final String image;
    private final DatabaseSettings settings;
    private @Nullable Companion container;
    private @Nullable Endpoints endpoints;
    private boolean closed;

    /**
     * Prepare the backend; nothing is started yet.
     *
     * @param image the image of Toxiproxy
     * @param settings how containers are used
     */
    public ContainerFaultBackend(String image, DatabaseSettings settings) {
        this.image = image;
        this.settings = settings;
    }

    /** Return what keeps it from being started, if anything, and how to get it. */
    public Optional<String> unavailable() {
        return ContainerProvider.unavailable(image, settings.container());
    }

    @Override
    public synchronized Endpoint open(String host, int port) throws IOException {
        if (closed) {
            throw new IllegalStateException("no endpoint can be opened: the fault backend was closed");
        }
        Companion running = running();
        Endpoint endpoint = endpoints(running).open(running.addressInside(host, port));
        return Reachability.required(
                endpoint,
                "the Toxiproxy in a container of image [" + image + "]",
                "assay.database.provider=container, or assay.faults.backend=embedded");
    }

    private Companion running() {
        if (container == null) {
            // Without Testcontainers the class of the container itself could not be loaded.
            unavailable().ifPresent(reason -> {
                throw new DatabaseException("No container can be started: " + reason);
            });
            container = Companion.start(
                    image, Stream.concat(Stream.of(API), PORTS.all().stream()).toList(), settings);
        }
        return container;
    }

    private Endpoints endpoints(Companion running) {
        if (endpoints == null) {
            ToxiproxyAddress published = new ToxiproxyAddress(running.host(), running.port(API));
            awaitReady(published, running);
            endpoints = running.ownAddress()
                    .map(host -> new ToxiproxyAddress(host, API))
                    .filter(ContainerFaultBackend::answers)
                    .map(ContainerFaultBackend::direct)
                    .orElseGet(() -> published(published, running));
        }
        return endpoints;
    }

    private static boolean answers(ToxiproxyAddress address) {
        return new Readiness(address, Ticker.system()).await(Duration.ZERO).isEmpty();
    }

    private static Endpoints direct(ToxiproxyAddress own) {
        return new Endpoints(own, "0.0.0.0", PORTS, own.host(), IntUnaryOperator.identity(), "");
    }

    private static Endpoints published(ToxiproxyAddress api, Companion running) {
        String relay = Relay.at(running.host(), running.port(PORTS.last()));
        return new Endpoints(api, "0.0.0.0", PORTS, running.host(), running::port, relay);
    }

    private void awaitReady(ToxiproxyAddress address, Companion running) {
        Optional<String> failure = new Readiness(address, Ticker.system()).await(settings.startTimeout());
        if (failure.isPresent()) {
            throw new DatabaseException(
                    "Toxiproxy in a container of image [%s] did not answer at [%s] within %d ms: %s. Its log ends with:%n%s"
                            .formatted(
                                    image,
                                    address,
                                    settings.startTimeout().toMillis(),
                                    failure.get(),
                                    String.join("\n", running.log(20))));
        }
    }

    /** The proxies go with the container. */
    @Override
    public synchronized void close() {
        closed = true;
        if (container != null) {
            Companion ended = container;
            container = null;
            endpoints = null;
            ended.close();
        }
    }

    @Override
    public String toString() {
        return "Toxiproxy in a container of image " + image;
    }
}
