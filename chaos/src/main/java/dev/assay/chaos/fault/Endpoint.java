package dev.assay.chaos.fault;

import dev.assay.check.MistakeException;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.util.UUID;

/** An address that leads to a database through a proxy of its own. Safe for use by many threads. */
public final class Endpoint implements AutoCloseable {
    private final Proxy proxy;
    private final String host;
    private final int port;
    private final String relay;
    private final Runnable afterwards;
    private int toxics;
    private int refusals;

    /**
     * See a proxy at the address that clients reach it by.
     *
     * @param proxy the proxy; closing the endpoint deletes it
     * @param host where clients connect
     * @param port where clients connect
     */
    public Endpoint(Proxy proxy, String host, int port) {
        this(proxy, host, port, "", () -> {});
    }

    /**
     * See a proxy at the address that clients reach it by.
     *
     * @param proxy the proxy; closing the endpoint deletes it
     * @param host where clients connect
     * @param port where clients connect
     * @param relay what stands between clients and the proxy, and accepts and ends their connections by itself; empty if nothing does
     * @param afterwards is run once the proxy was deleted, or could not be
     */
    public Endpoint(Proxy proxy, String host, int port, String relay, Runnable afterwards) {
        this.proxy = proxy;
        this.host = host;
        this.port = port;
        this.relay = relay;
        this.afterwards = afterwards;
    }

    /**
     * Make a proxy for one server.
     *
     * @param client the server of proxies
     * @param listenHost where it listens
     * @param host where the server listens
     * @param port where the server listens
     * @throws IOException if the proxy is refused
     */
    public static Endpoint create(ToxiproxyClient client, String listenHost, String host, int port) throws IOException {
        String upstream = host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
        Proxy proxy = client.createProxy("assay-" + UUID.randomUUID(), listenHost + ":0", upstream);
        String listen = proxy.getListen();
        return new Endpoint(proxy, listenHost, Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1)));
    }

    /** Return where clients connect. */
    public String host() {
        return host;
    }

    /** Return where clients connect. */
    public int port() {
        return port;
    }

    /** Return the proxy in Toxiproxy's terms, to put faults on. */
    public Proxy proxy() {
        return proxy;
    }

    /** Return a name that no other toxic of this endpoint has: {@code assay-latency-1}. */
    public synchronized String toxicName(String kind) {
        toxics++;
        return "assay-" + kind + "-" + toxics;
    }

    /**
     * Refuse a fault that clients would feel as a weaker one, because what stands between them and the proxy hides how a connection
     * ended or that it was never accepted.
     *
     * @param fault as a schedule writes it
     * @throws MistakeException if something stands there
     */
    public void requireNoRelay(String fault) {
        if (!relay.isEmpty()) {
            throw new MistakeException(
                    "@ChaosScenario faults, the fault [" + fault + "]",
                    relay,
                    "The application would see connections that are accepted and then end, which is a weaker fault",
                    "assay.faults.backend=embedded");
        }
    }

    /**
     * Close every connection and refuse new ones, until each refusal is taken back by {@link #accept}.
     *
     * @throws IOException if the proxy is gone or cannot be reached
     * @throws MistakeException see {@link #requireNoRelay}
     */
    public synchronized void refuse() throws IOException {
        requireNoRelay("refuse");
        if (refusals == 0) {
            proxy.disable();
        }
        refusals++;
    }

    /**
     * Take one refusal back.
     *
     * @throws IOException if the proxy is gone or cannot be reached
     */
    public synchronized void accept() throws IOException {
        if (refusals == 1) {
            proxy.enable();
        }
        refusals--;
    }

    /**
     * Delete the proxy, and with it every fault on it and every connection through it.
     *
     * @throws IOException if the proxy is gone already or cannot be reached
     */
    @Override
    public void close() throws IOException {
        try {
            proxy.delete();
        } finally {
            afterwards.run();
        }
    }
}
