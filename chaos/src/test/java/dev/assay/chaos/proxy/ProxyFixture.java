package dev.assay.chaos.proxy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;

/** A fault proxy, a server behind it, and the official client that drives it. */
final class ProxyFixture implements AutoCloseable {
    private final FaultProxy faultProxy;
    private final TestServer server;
    private final ToxiproxyClient client;
    private final Proxy proxy;

    ProxyFixture(TestServer server, long seed) throws IOException {
        this(server, FaultProxyOptions.onFreePort(seed));
    }

    ProxyFixture(TestServer server, FaultProxyOptions options) throws IOException {
        this(server, options, ConnectionExtension.NONE);
    }

    ProxyFixture(TestServer server, FaultProxyOptions options, ConnectionExtension extension) throws IOException {
        this.server = server;
        this.faultProxy = FaultProxy.start(options, extension);
        this.client = new ToxiproxyClient(faultProxy.host(), faultProxy.apiPort());
        this.proxy = client.createProxy("db", "127.0.0.1:0", server.address());
    }

    static ProxyFixture echo() throws IOException {
        return new ProxyFixture(TestServer.echo(), 1);
    }

    FaultProxy faultProxy() {
        return faultProxy;
    }

    ToxiproxyClient client() {
        return client;
    }

    Proxy proxy() {
        return proxy;
    }

    Peer connect() throws IOException {
        return new Peer(proxy.getListen());
    }

    /** Calls the API by hand, for what the client cannot say. */
    RawHttp call(String method, String path, String body) {
        return RawHttp.call(faultProxy.apiPort(), method, path, body);
    }

    @Override
    public void close() throws IOException {
        faultProxy.close();
        server.close();
    }
}
