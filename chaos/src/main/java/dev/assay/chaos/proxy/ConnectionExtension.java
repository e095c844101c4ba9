package dev.assay.chaos.proxy;

import io.netty.channel.ChannelPipeline;

/**
 * Adds handlers to the two sockets of each connection, beside Toxiproxy's toxics: to see, hold, change or answer bytes.
 *
 * <p>A handler on the server's pipeline stands between the toxics and the server: it reads what the server says before any
 * toxic does, and writes what has passed all of them. One on the client's pipeline stands between the client and the toxics.
 * Whoever holds bytes back says so with Netty's user-defined writability, so that the other side is read no further. Both
 * pipelines belong to one event loop; what runs on it must never wait. Without an extension, bytes cost nothing more.
 */
@FunctionalInterface
public interface ConnectionExtension {
    /** Adds nothing. */
    ConnectionExtension NONE = (proxy, connection, client, server) -> {};

    /**
     * Adds handlers to a new connection, before its first byte is read. Called on the connection's event loop.
     *
     * @param proxy the name of the proxy
     * @param connection how many connections came to the proxy before it
     * @param client the socket to the client
     * @param server the socket to the server
     */
    void extend(String proxy, long connection, ChannelPipeline client, ChannelPipeline server);
}
