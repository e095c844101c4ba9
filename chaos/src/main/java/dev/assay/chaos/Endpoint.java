package dev.assay.chaos;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.util.UUID;

/** An address that leads to a database through a proxy of its own. */
public final class Endpoint implements AutoCloseable {
    private final Proxy proxy;
    private final String host;
    private final int port;

    /**
     * See a proxy at the address that clients reach it by.
     *
     * @param proxy the proxy; closing the endpoint deletes it
     * @param host where clients connect
     * @param port where clients connect
     */
    public Endpoint(Proxy proxy, String host, int port) {
        this.proxy = proxy;
        this.host = host;
        this.port = port;
    }

    static Endpoint create(ToxiproxyClient client, String listenHost, String host, int port) throws IOException {
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

    /**
     * Delete the proxy, and with it every fault on it and every connection through it.
     *
     * @throws IOException if the proxy is gone already or cannot be reached
     */
    @Override
    public void close() throws IOException {
        proxy.delete();
    }
}
