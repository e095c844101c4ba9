package dev.assay.chaos.backend;

import dev.assay.chaos.fault.Endpoint;
import dev.assay.check.MistakeException;
import eu.rekawek.toxiproxy.Proxy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** The endpoints that were opened on one server of proxies. Each has a port of its own, and gives it back when it is closed. */
final class Endpoints {
    private static final String TAKEN = "address already in use";

    private final ToxiproxyAddress server;
    private final String listenHost;
    private final PortRange ports;
    private final String host;
    private final IntUnaryOperator outside;
    private final String relay;
    private final Map<Integer, Endpoint> open = new HashMap<>();

    /**
     * Use a server of proxies.
     *
     * @param listenHost what its proxies listen on
     * @param ports which of its ports they may take
     * @param host where clients reach them
     * @param outside gives the port at which clients reach one of its ports
     * @param relay what stands between clients and its proxies, empty if nothing does
     */
    Endpoints(
            ToxiproxyAddress server,
            String listenHost,
            PortRange ports,
            String host,
            IntUnaryOperator outside,
            String relay) {
        this.server = server;
        this.listenHost = listenHost;
        this.ports = ports;
        this.host = host;
        this.outside = outside;
        this.relay = relay;
    }

    /** Remove the proxies of runs that ended on this machine without doing so. */
    void removeLeftOver() throws IOException {
        for (Proxy proxy : server.client().getProxies()) {
            if (ProxyName.parse(proxy.getName()).filter(ProxyName::isLeftOver).isPresent()) {
                proxy.delete();
            }
        }
    }

    synchronized Endpoint open(String upstream) throws IOException {
        for (int port : ports.without(Set.copyOf(open.keySet()))) {
            try {
                return opened(server.client()
                        .createProxy(ProxyName.ofThisProcess().write(), listenHost + ":" + port, upstream));
            } catch (IOException refused) {
                if (ports.isAny() || !String.valueOf(refused.getMessage()).contains(TAKEN)) {
                    throw refused;
                }
            }
        }
        throw new MistakeException(
                "a proxy on one of the ports [" + ports + "] of the Toxiproxy at [" + server + "]",
                "all of them are taken, " + open.size() + " by this run",
                "Other runs use the same Toxiproxy, or proxies of its own configuration listen there",
                "assay.toxiproxy.ports=8666-8697, a range that is published and free");
    }

    private Endpoint opened(Proxy proxy) {
        int inside = port(proxy);
        Endpoint endpoint = new Endpoint(proxy, host, outside.applyAsInt(inside), relay, () -> giveBack(inside));
        open.put(inside, endpoint);
        return endpoint;
    }

    static int port(Proxy proxy) {
        String listen = proxy.getListen();
        return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
    }

    private synchronized void giveBack(int port) {
        open.remove(port);
    }

    /** Delete the proxies that are left. */
    synchronized void close() {
        List<IOException> failures = new ArrayList<>();
        for (Endpoint endpoint : List.copyOf(open.values())) {
            try {
                endpoint.close();
            } catch (IOException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            IllegalStateException left =
                    new IllegalStateException(failures.size() + " proxies could not be deleted from the Toxiproxy at ["
                            + server + "]: " + failures.get(0).getMessage());
            failures.forEach(left::addSuppressed);
            throw left;
        }
    }
}
