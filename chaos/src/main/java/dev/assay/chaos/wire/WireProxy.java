package dev.assay.chaos.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A proxy in front of one PostgreSQL server that reads the protocol and makes faults strike at places in it. It listens on
 * loopback, on a port of its own. A client that asks for encryption gets the server's own answer; if that is yes, what follows
 * cannot be read and passes unchanged, unless the proxy was started with {@link #startWithTls}. Safe for use by many threads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A socket that fails closes, and that is seen.
public final class WireProxy implements AutoCloseable {
    private static final int MOST_LOOPS = 4;
    private static final int LARGEST_READ = 64 * 1024;
    private static final long CLOSE_SECONDS = 10;

    private final InetSocketAddress upstream;
    private final ProxySettings settings;
    private final Optional<TestCertificate> certificate;
    private final Queue<LogBook> books = new ConcurrentLinkedQueue<>();
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
            Math.min(MOST_LOOPS, Runtime.getRuntime().availableProcessors()),
            new DefaultThreadFactory("wire-proxy", true),
            NioIoHandler.newFactory());
    private final Channel listener;

    private WireProxy(
            InetSocketAddress upstream, WireFaults faults, boolean reading, Optional<TestCertificate> certificate)
            throws IOException {
        this.upstream = upstream;
        this.certificate = certificate;
        this.settings = new ProxySettings(
                faults,
                RuleIndex.of(faults),
                reading,
                certificate.map(TestCertificate::context),
                new AtomicLong(),
                new Failures());
        this.listener = listen();
    }

    /**
     * Start in front of a server.
     *
     * @param host where the server listens
     * @param port where the server listens
     * @param faults what shall strike; one proxy's alone
     * @throws IOException if no port can be listened on
     */
    public static WireProxy start(String host, int port, WireFaults faults) throws IOException {
        return new WireProxy(new InetSocketAddress(host, port), faults, true, Optional.empty());
    }

    /**
     * Start in front of a server, and end TLS for clients that ask for it with a certificate for localhost that is made now. The
     * way to the server stays in clear.
     */
    public static WireProxy startWithTls(String host, int port, WireFaults faults) throws IOException {
        return new WireProxy(new InetSocketAddress(host, port), faults, true, Optional.of(TestCertificate.make()));
    }

    /** Start a proxy that reads nothing and only passes bytes, to compare with. */
    public static WireProxy startUnread(String host, int port) throws IOException {
        return new WireProxy(new InetSocketAddress(host, port), WireFaults.of(), false, Optional.empty());
    }

    /** Return where clients connect. */
    public InetSocketAddress endpoint() {
        return (InetSocketAddress) listener.localAddress();
    }

    /** Return what happened on each connection so far, by ordinal; requests to cancel have none. */
    public List<WireLog> logs() {
        return books.stream()
                .map(LogBook::read)
                .filter(log -> log.client().ordinal() > 0)
                .sorted(Comparator.comparing(log -> log.client().ordinal()))
                .toList();
    }

    /**
     * Return the certificate for clients that verify it, as PEM.
     *
     * @throws IllegalStateException if the proxy was not started with TLS
     */
    public String certificate() {
        return certificate
                .orElseThrow(() -> new IllegalStateException("the proxy was started without TLS: use startWithTls"))
                .pem();
    }

    /** End all connections and the listener; closing again does nothing. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Return errors of the proxy itself so far, each of which ended a connection; there should be none. */
    public List<Throwable> failures() {
        return settings.failures().all();
    }

    private Channel listen() throws IOException {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, reads())
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        dial(client);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
            throw new IOException("no port of loopback can be listened on", bound.cause());
        }
        return bound.channel();
    }

    private void dial(SocketChannel client) {
        new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.RECVBUF_ALLOCATOR, reads())
                .handler(new ChannelInboundHandlerAdapter())
                .connect(upstream)
                .addListener((ChannelFuture dialed) -> {
                    if (dialed.isSuccess()) {
                        open(client, (SocketChannel) dialed.channel());
                    } else {
                        client.close();
                    }
                });
    }

    private void open(SocketChannel client, SocketChannel server) {
        LogBook book = new LogBook();
        books.add(book);
        new WireConnection(settings, client, server, book).start();
    }

    private static AdaptiveRecvByteBufAllocator reads() {
        return new AdaptiveRecvByteBufAllocator(512, 4096, LARGEST_READ);
    }
}
