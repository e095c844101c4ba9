package dev.assay.chaos.proxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A client's connection and its twin to the server, on one event loop; everything here runs on that loop. */
@SuppressWarnings("FutureReturnValueIgnored") // A socket that fails closes, and that is seen.
final class Connection {
    private final Listener listener;
    private final long ordinal;
    private final SocketChannel client;
    private @Nullable SocketChannel server;
    private @Nullable Link upstream;
    private @Nullable Link downstream;
    private @Nullable Dial dial;
    private boolean closed;

    Connection(Listener listener, long ordinal, SocketChannel client) {
        this.listener = listener;
        this.ordinal = ordinal;
        this.client = client;
    }

    // ---- the life of a connection

    /** Dials the server; the client waits unread until it answers, and is closed if it does not. */
    void dial(DataPlane plane, String upstreamAddress) {
        client.closeFuture().addListener(gone -> forgetWhenBothGone());
        Dial started = new Dial(plane, client.eventLoop(), this::dialled);
        dial = started;
        started.start(upstreamAddress);
    }

    private void dialled(@Nullable SocketChannel socket) {
        if (socket == null || closed || !client.isOpen()) {
            server = socket;
            close();
        } else {
            join(socket);
        }
    }

    private void join(SocketChannel dialled) {
        server = dialled;
        Link up = new Link(this, Direction.UPSTREAM, client, dialled);
        Link down = new Link(this, Direction.DOWNSTREAM, dialled, client);
        upstream = up;
        downstream = down;
        listener.extend(ordinal, client, dialled);
        client.pipeline().addLast(new SocketHandler(up, down));
        dialled.pipeline().addLast(new SocketHandler(down, up));
        dialled.closeFuture().addListener(gone -> forgetWhenBothGone());
        reconcile();
    }

    /** Brings both chains in line with the proxy's toxics. */
    void reconcile() {
        if (upstream != null && downstream != null && !closed) {
            List<ToxicSpec> toxics = listener.toxics();
            upstream.reconcile(toxics);
            downstream.reconcile(toxics);
        }
    }

    /** Goes on after one direction came to its end: half-closes, or closes when nothing is left to come. */
    void finished(Link link, boolean abrupt) {
        if (abrupt || bothFinished()) {
            closeWhenFlushed();
        } else {
            link.destination()
                    .writeAndFlush(Unpooled.EMPTY_BUFFER)
                    .addListener(flushed -> ((SocketChannel) link.destination()).shutdownOutput());
        }
    }

    /** Closes both sockets at once; what is held is lost. */
    void close() {
        closed = true;
        if (dial != null) {
            dial.cancel();
        }
        close(client);
        if (server != null) {
            close(server);
        }
        discard();
    }

    /** Closes both sockets with a TCP reset. */
    void reset() {
        lingerZero(client);
        if (server != null) {
            lingerZero(server);
        }
        close();
    }

    private boolean bothFinished() {
        return upstream != null && upstream.finished() && downstream != null && downstream.finished();
    }

    private void closeWhenFlushed() {
        closeWhenFlushed(client);
        if (server != null) {
            closeWhenFlushed(server);
        }
    }

    private static void closeWhenFlushed(Channel channel) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    private void forgetWhenBothGone() {
        if (!client.isOpen() && (server == null || !server.isOpen())) {
            closed = true;
            discard();
            listener.forget(this);
        }
    }

    private void discard() {
        if (upstream != null) {
            upstream.discard();
        }
        if (downstream != null) {
            downstream.discard();
        }
    }

    private static void lingerZero(SocketChannel channel) {
        if (channel.isActive()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
    }

    private static void close(Channel channel) {
        channel.close();
    }

    // ---- from other threads

    /** Runs the action on the connection's event loop; completes when it has run. */
    CompletableFuture<Void> onLoop(Runnable action) {
        Executor loop = client.eventLoop();
        return CompletableFuture.runAsync(action, loop);
    }

    // ---- for the links

    SplittableRandom randomFor(ToxicSpec spec) {
        return listener.draws().of(listener.proxyName(), ordinal, spec.direction(), spec.name());
    }

    Traffic traffic(Direction direction) {
        return listener.traffic(direction);
    }

    HoldBudget budget() {
        return listener.budget();
    }
}
