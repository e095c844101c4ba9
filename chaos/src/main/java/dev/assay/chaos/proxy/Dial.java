package dev.assay.chaos.proxy;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One attempt to reach the server, address after address. Lives on the connection's event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // A socket that fails closes, and that is seen.
final class Dial {
    private final DataPlane plane;
    private final EventLoop loop;
    private final Consumer<@Nullable SocketChannel> outcome;
    private @Nullable ChannelFuture attempt;
    private boolean cancelled;

    /** The outcome gets the socket, or null when no address answered. */
    Dial(DataPlane plane, EventLoop loop, Consumer<@Nullable SocketChannel> outcome) {
        this.plane = plane;
        this.loop = loop;
        this.outcome = outcome;
    }

    void start(String upstream) {
        try {
            Endpoint endpoint = Endpoint.parse(upstream);
            String host = endpoint.host().isEmpty() ? "127.0.0.1" : endpoint.host();
            plane.resolver()
                    .resolve(host)
                    .whenCompleteAsync(
                            (found, failure) -> {
                                attempt(failure == null ? found : List.of(), endpoint.port());
                            },
                            loop);
        } catch (ApiException unusable) {
            outcome.accept(null);
        }
    }

    void cancel() {
        cancelled = true;
        if (attempt != null) {
            attempt.channel().close();
        }
    }

    private void attempt(List<InetAddress> addresses, int port) {
        if (addresses.isEmpty() || cancelled) {
            outcome.accept(null);
            return;
        }
        attempt = plane.client(loop).handler(new ChannelInboundHandlerAdapter()).connect(addresses.get(0), port);
        attempt.addListener((ChannelFuture done) -> {
            if (done.isSuccess()) {
                outcome.accept((SocketChannel) done.channel());
            } else {
                attempt(addresses.subList(1, addresses.size()), port);
            }
        });
    }
}
