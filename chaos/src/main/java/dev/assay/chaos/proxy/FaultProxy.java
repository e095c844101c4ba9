package dev.assay.chaos.proxy;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a TCP fault proxy inside this process, with the HTTP interface of Toxiproxy 2.12.
 *
 * <p>Any client of Toxiproxy drives it through {@link #host()} and {@link #apiPort()}. Where Toxiproxy would die or hang it
 * answers instead: attributes that make no sense are refused with status 400, a stalled peer never delays a call, a
 * half-closed connection keeps its other half, {@code reset_peer} resets connections that were open before too, and the
 * seed decides which connections a toxicity below 1 hits. Each link between a slow reader and a fast writer is bounded, and
 * all latency toxics together hold at most a quarter of the heap size in memory, no more than 256 MiB.
 *
 * <p>Thread-safe. All threads are daemons.
 */
public final class FaultProxy implements AutoCloseable {
    private static final long CLOSE_SECONDS = 10;

    private final Threads threads;
    private final ProxyRegistry proxies;
    private final Api api;
    private final HoldBudget budget = HoldBudget.ofThisJvm();
    private final InetSocketAddress address;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FaultProxy(FaultProxyOptions options, ConnectionExtension extension, Threads threads) {
        this.threads = threads;
        TrafficCounts traffic = new TrafficCounts();
        Draws draws = new Draws(options.seed());
        DataPlane plane =
                new DataPlane(threads.data(), new Resolver(threads.lookup()), budget, draws, traffic, extension);
        this.proxies = new ProxyRegistry(plane);
        this.api = new Api(proxies, new MetricsText(options.metrics(), traffic));
        Router router = new Router(api, !options.metrics().isEmpty());
        ApiServer server = new ApiServer(router, threads.control(), new RequestIds(options.seed()));
        this.address = server.bind(threads.api(), options.host(), options.port());
    }

    /**
     * Starts a fault proxy without any proxies; it listens when this returns.
     *
     * @throws UncheckedIOException if the API cannot listen there, for example because the port is taken
     */
    public static FaultProxy start(FaultProxyOptions options) {
        return start(options, ConnectionExtension.NONE);
    }

    /**
     * Starts a fault proxy whose connections carry more than toxics.
     *
     * @throws UncheckedIOException if the API cannot listen there, for example because the port is taken
     */
    public static FaultProxy start(FaultProxyOptions options, ConnectionExtension extension) {
        Threads threads = Threads.start();
        try {
            return new FaultProxy(options, extension, threads);
        } catch (UncheckedIOException refused) {
            threads.close();
            throw refused;
        }
    }

    /** Returns the address that the API listens on. */
    public String host() {
        return address.getAddress().getHostAddress();
    }

    /** Returns the port that the API listens on. */
    public int apiPort() {
        return address.getPort();
    }

    /** Makes the proxies of a JSON array, as a POST to {@code /populate} does. */
    Populated populate(String json) {
        return threads.control()
                .submit(() -> api.populated(json))
                .awaitUninterruptibly()
                .getNow();
    }

    /** Returns the bytes that toxics hold now, over all connections. */
    long heldBytes() {
        return budget.heldBytes();
    }

    /** Closes all proxies, connections and threads; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            threads.control().submit(proxies::close).awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
            threads.close();
        }
    }
}
