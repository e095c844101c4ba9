package dev.assay.chaos.backend;

import dev.assay.chaos.FaultBackend;
import dev.assay.chaos.fault.Endpoint;
import dev.assay.check.MistakeException;
import eu.rekawek.toxiproxy.Proxy;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Carries faults with a Toxiproxy that runs already. It is asked for its version before the first endpoint; only proxies that this backend
 * made are changed or deleted, and those that a killed run of this machine left there.
 */
public final class ToxiproxyFaultBackend implements FaultBackend {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String URL = "assay.toxiproxy.url";

    private final ToxiproxyAddress address;
    private final PortRange ports;
    private final Optional<String> upstream;
    private @Nullable Endpoints endpoints;
    private boolean closed;

    /**
     * Prepare the backend; nothing is asked yet.
     *
     * @param url where it answers, such as {@code http://127.0.0.1:8474}
     * @param ports the first and the last port that its proxies may listen on, on all addresses, and are reached at, such as {@code
     *     8666-8697}. Without, it draws a port for each: right where it runs on this machine or on one without a firewall, and wrong
     *     in a container
     * @param upstream the database as it reaches it, {@code host:port}, where that differs from how this process does
     * @throws dev.assay.check.UnreadableException for what cannot be meant
     */
    public ToxiproxyFaultBackend(String url, Optional<String> ports, Optional<String> upstream) {
        this.address = ToxiproxyAddress.parse(url);
        this.ports = ports.map(PortRange::parse).orElse(PortRange.ANY);
        this.upstream = upstream;
    }

    @Override
    public synchronized Endpoint open(String host, int port) throws IOException {
        if (closed) {
            throw new IllegalStateException("no endpoint can be opened: the fault backend was closed");
        }
        if (endpoints == null) {
            endpoints = begun();
        }
        Endpoint endpoint = endpoints.open(upstream.orElseGet(() -> Upstream.write(host, port)));
        return Reachability.required(
                endpoint,
                asked(),
                "assay.toxiproxy.upstream=db:5432, the database as Toxiproxy reaches it, and assay.toxiproxy.ports=8666-8697 where only"
                        + " these are published");
    }

    private Endpoints begun() throws IOException {
        requireVersion();
        boolean here = ports.isAny() && address.isLoopback();
        Endpoints begun = new Endpoints(
                address,
                here ? "127.0.0.1" : "0.0.0.0",
                ports,
                address.plainHost(),
                IntUnaryOperator.identity(),
                relay());
        begun.removeLeftOver();
        return begun;
    }

    private String relay() throws IOException {
        Set<Integer> taken = new HashSet<>();
        for (Proxy proxy : address.client().getProxies()) {
            taken.add(Endpoints.port(proxy));
        }
        return ports.isAny()
                ? ""
                : ports.without(taken).stream()
                        .findFirst()
                        .map(port -> Relay.at(address.plainHost(), port))
                        .orElse("");
    }

    private void requireVersion() {
        ToxiproxyVersion version = askedVersion();
        if (!version.isNewEnough()) {
            throw new MistakeException(
                    asked(),
                    "it is version [" + version.text() + "], needed is [2.2] or later",
                    "Older ones cannot reset connections",
                    "update Toxiproxy, or leave " + URL + " out");
        }
    }

    private ToxiproxyVersion askedVersion() {
        try {
            return ToxiproxyVersion.ask(address, PATIENCE);
        } catch (IOException failure) {
            throw new MistakeException(
                    asked(),
                    String.valueOf(failure.getMessage()),
                    "Toxiproxy does not run there, or another server does",
                    "toxiproxy-server -host " + address.plainHost() + " -port " + address.port() + ", or leave " + URL
                            + " out");
        }
    }

    private String asked() {
        return URL + " = [" + address + "]";
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (endpoints != null) {
            Endpoints left = endpoints;
            endpoints = null;
            left.close();
        }
    }

    @Override
    public String toString() {
        return "the Toxiproxy at " + address;
    }
}
