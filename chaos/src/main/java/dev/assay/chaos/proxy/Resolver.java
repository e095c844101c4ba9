package dev.assay.chaos.proxy;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** Looks host names up on threads of its own: a slow name service must not stop a connection that lives. */
final class Resolver {
    private final ExecutorService threads;

    Resolver(ExecutorService threads) {
        this.threads = threads;
    }

    /** Returns all addresses of a host, IPv4 before IPv6; completes with an {@link UnknownHostException} if none. */
    CompletableFuture<List<InetAddress>> resolve(String host) {
        if (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
            return CompletableFuture.completedFuture(lookUp(host));
        }
        return CompletableFuture.supplyAsync(() -> lookUp(host), threads);
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host))
                    .sorted(Comparator.comparingInt(address -> address.getAddress().length))
                    .toList();
        } catch (UnknownHostException unknown) {
            throw new ApiException(500, "listen tcp: lookup " + host + ": no such host");
        }
    }
}
