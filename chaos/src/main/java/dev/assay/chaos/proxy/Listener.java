package dev.assay.chaos.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A proxy's open port and the connections that came in through it, from enabling to disabling. Thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // A socket that fails closes, and that is seen.
final class Listener {
    private static final AttributeKey<Long> ORDINAL = AttributeKey.valueOf(Listener.class, "ordinal");

    private final DataPlane plane;
    private final String proxyName;
    private final String upstream;
    private final Supplier<List<ToxicSpec>> toxics;
    private final AtomicLong ordinals;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ServerSocketChannel socket;
    private final String address;
    private volatile boolean closed;

    /**
     * Opens the port.
     *
     * @param ordinals the number of the next connection, counted over the life of the proxy
     */
    Listener(
            DataPlane plane,
            String proxyName,
            InetSocketAddress address,
            String upstream,
            Supplier<List<ToxicSpec>> toxics,
            AtomicLong ordinals) {
        this.plane = plane;
        this.proxyName = proxyName;
        this.upstream = upstream;
        this.toxics = toxics;
        this.ordinals = ordinals;
        this.socket = bind(address);
        this.address = Endpoint.format(socket.localAddress());
        // Who connected meanwhile waits in the backlog: no connection may see a listener that is half made.
        socket.config().setAutoRead(true);
    }

    String address() {
        return address;
    }

    /** Applies the proxy's toxics to every connection; returns when all have them. */
    void reconcile() {
        Await.result(onAll(Connection::reconcile));
    }

    /** Closes the port and every connection; returns when the port is free. */
    void close() {
        closed = true;
        Await.result(Await.stage(socket.close()));
        Await.result(onAll(Connection::close));
        awaitRelease();
    }

    /** The selector gives a closed port back on its next round only. */
    private void awaitRelease() {
        Await.result(Await.stage(socket.eventLoop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS)));
    }

    private CompletableFuture<Void> onAll(Consumer<Connection> action) {
        return CompletableFuture.allOf(connections.stream()
                .map(connection -> connection.onLoop(() -> action.accept(connection)))
                .toArray(CompletableFuture<?>[]::new));
    }

    // ---- incoming connections

    private ServerSocketChannel bind(InetSocketAddress address) {
        ChannelFuture bound = plane.server()
                .option(ChannelOption.AUTO_READ, false)
                .handler(new Numbering())
                .childHandler(new Arrival())
                .bind(address);
        Await.result(Await.stage(bound).exceptionally(failure -> {
            throw refusal(address, failure);
        }));
        return (ServerSocketChannel) bound.channel();
    }

    private static ApiException refusal(InetSocketAddress address, Throwable failure) {
        String reason = String.valueOf(failure.getMessage());
        String lowerCase = reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
        return new ApiException(500, "listen tcp " + Endpoint.format(address) + ": bind: " + lowerCase);
    }

    private void accept(SocketChannel client) {
        Connection connection = new Connection(this, client.attr(ORDINAL).get(), client);
        connections.add(connection);
        if (closed) {
            connection.close();
        } else {
            connection.dial(plane, upstream);
        }
    }

    /** Numbers connections in the order of their arrival, before they spread over the event loops. */
    private final class Numbering extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object client) {
            ((Channel) client).attr(ORDINAL).set(ordinals.getAndIncrement());
            context.fireChannelRead(client);
        }
    }

    private final class Arrival extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel client) {
            accept(client);
        }
    }

    // ---- for the connections

    void forget(Connection connection) {
        connections.remove(connection);
    }

    List<ToxicSpec> toxics() {
        return toxics.get();
    }

    String proxyName() {
        return proxyName;
    }

    Draws draws() {
        return plane.draws();
    }

    void extend(long connection, Channel client, Channel server) {
        plane.extension().extend(proxyName, connection, client.pipeline(), server.pipeline());
    }

    Traffic traffic(Direction direction) {
        return plane.traffic().of(new Traffic.Label(direction, address, proxyName, upstream));
    }

    HoldBudget budget() {
        return plane.budget();
    }
}
