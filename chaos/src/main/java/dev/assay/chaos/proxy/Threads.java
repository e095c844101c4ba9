package dev.assay.chaos.proxy;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * All threads of one fault proxy, daemons that end with it: those that move bytes never wait, the one for control waits
 * within bounds, the API's socket and name lookups have their own.
 */
record Threads(EventLoopGroup data, EventLoopGroup api, EventExecutor control, ExecutorService lookup) {
    private static final int MOST_DATA_LOOPS = 4;
    private static final long CLOSE_SECONDS = 10;

    static Threads start() {
        int loops = Math.min(MOST_DATA_LOOPS, Runtime.getRuntime().availableProcessors());
        return new Threads(
                new MultiThreadIoEventLoopGroup(loops, factory("data"), NioIoHandler.newFactory()),
                new MultiThreadIoEventLoopGroup(1, factory("api"), NioIoHandler.newFactory()),
                new DefaultEventExecutor(factory("control")),
                Executors.newCachedThreadPool(factory("lookup")));
    }

    void close() {
        lookup.shutdownNow();
        Stream.of(api, control, data)
                .map(group -> group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS))
                .toList()
                .forEach(end -> end.awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS));
    }

    private static DefaultThreadFactory factory(String part) {
        return new DefaultThreadFactory("fault-proxy-" + part, true);
    }
}
