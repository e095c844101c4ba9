package dev.assay.chaos.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A server that speaks Toxiproxy's API, wherever it runs: embedded, given by URL, or in a container. */
interface Backend extends AutoCloseable {
    /** Where its API answers. */
    InetSocketAddress api();

    /** What a proxy is told to listen on. */
    String listen();

    /** Where a client reaches the proxy that says it listens there. */
    InetSocketAddress reach(String listen);

    /** Starts a server that sends back what comes, where the backend reaches it. */
    default TestServer echo() throws IOException {
        return TestServer.echo();
    }

    /** How the backend reaches a server of the test. */
    String upstream(TestServer server);

    @Override
    void close() throws IOException;
}
