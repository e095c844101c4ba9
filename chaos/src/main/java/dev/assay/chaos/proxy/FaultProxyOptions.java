package dev.assay.chaos.proxy;

import java.security.SecureRandom;
import java.util.Set;

/**
 * How a fault proxy is started.
 *
 * @param host the name or address that the API listens on
 * @param port the port that the API listens on, 0 to 65535; 0 takes a free one
 * @param seed what all randomness comes from: the same seed and the same order of connections hit the same connections
 * @param metrics the series that {@code /metrics} shows; the route is not there without any
 */
public record FaultProxyOptions(String host, int port, long seed, Set<Metrics> metrics) {
    /** The port of Toxiproxy's API. */
    public static final int DEFAULT_PORT = 8474;

    private static final int MOST_PORTS = 65_535;

    /**
     * Makes options.
     *
     * @throws IllegalArgumentException if the port is out of bounds
     */
    public FaultProxyOptions {
        if (port < 0 || port > MOST_PORTS) {
            throw new IllegalArgumentException("port is [" + port + "], must be 0 to " + MOST_PORTS);
        }
        metrics = Set.copyOf(metrics);
    }

    /** Returns the defaults of Toxiproxy: localhost, port 8474; the seed is drawn anew, no metrics. */
    public static FaultProxyOptions defaults() {
        return new FaultProxyOptions("localhost", DEFAULT_PORT, new SecureRandom().nextLong(), Set.of());
    }

    /** Returns options for a proxy inside a test: 127.0.0.1 and a free port. */
    public static FaultProxyOptions onFreePort(long seed) {
        return new FaultProxyOptions("127.0.0.1", 0, seed, Set.of());
    }

    /** Returns these options with another host. */
    public FaultProxyOptions withHost(String newHost) {
        return new FaultProxyOptions(newHost, port, seed, metrics);
    }

    /** Returns these options with another port. */
    public FaultProxyOptions withPort(int newPort) {
        return new FaultProxyOptions(host, newPort, seed, metrics);
    }

    /** Returns these options with another seed. */
    public FaultProxyOptions withSeed(long newSeed) {
        return new FaultProxyOptions(host, port, newSeed, metrics);
    }

    /** Returns these options with other metrics. */
    public FaultProxyOptions withMetrics(Set<Metrics> newMetrics) {
        return new FaultProxyOptions(host, port, seed, newMetrics);
    }
}
