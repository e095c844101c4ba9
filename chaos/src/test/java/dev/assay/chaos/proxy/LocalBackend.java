package dev.assay.chaos.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A backend on this machine, which shares its loopback interface with the test. */
record LocalBackend(InetSocketAddress api, Runnable ending) implements Backend {
    @Override
    public String listen() {
        return "127.0.0.1:0";
    }

    @Override
    public InetSocketAddress reach(String listen) {
        int port = Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public String upstream(TestServer server) {
        return server.address();
    }

    @Override
    public void close() {
        ending.run();
    }
}
