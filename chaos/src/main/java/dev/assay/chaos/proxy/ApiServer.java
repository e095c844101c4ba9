package dev.assay.chaos.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

/** The HTTP side of the API: one event loop for the bytes, one control thread for what the calls do. */
final class ApiServer extends ChannelInitializer<SocketChannel> {
    private static final int IDLE_SECONDS = 60;
    private static final int LARGEST_BODY = 16 * 1024 * 1024;

    private final Router router;
    private final EventExecutor control;
    private final RequestIds requestIds;

    ApiServer(Router router, EventExecutor control, RequestIds requestIds) {
        this.router = router;
        this.control = control;
        this.requestIds = requestIds;
    }

    /** Opens the API's port and returns where it listens. */
    InetSocketAddress bind(EventLoopGroup loop, String host, int port) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(this)
                .bind(host, port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            String reason = "The fault proxy's API cannot listen on [" + host + ":" + port + "]: "
                    + bound.cause().getMessage();
            throw new UncheckedIOException(reason, new IOException(bound.cause()));
        }
        return (InetSocketAddress) bound.channel().localAddress();
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        channel.pipeline()
                .addLast(new ReadTimeoutHandler(IDLE_SECONDS))
                .addLast(new HttpServerCodec())
                .addLast(new HttpServerKeepAliveHandler())
                .addLast(new BodyDeadline())
                .addLast(new HttpObjectAggregator(LARGEST_BODY))
                .addLast(new ApiHandler(router, control, requestIds));
    }
}
