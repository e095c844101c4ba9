package dev.assay.chaos.proxy;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A host and a port as written in {@code listen} and {@code upstream}.
 *
 * @param host a name or an address; empty for all interfaces
 */
record Endpoint(String host, int port) {
    private static final int MOST_PORTS = 65_535;

    /** Parses {@code host:port} or {@code [v6]:port}; empty text is port 0 on all interfaces. */
    static Endpoint parse(String text) {
        if (text.isEmpty()) {
            return new Endpoint("", 0);
        }
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.endsWith("]")) {
            throw new ApiException(500, "listen tcp: address " + text + ": missing port in address");
        }
        return new Endpoint(unbracketed(text.substring(0, colon), text), port(text.substring(colon + 1)));
    }

    static String format(InetSocketAddress address) {
        return format(address.getAddress(), address.getPort());
    }

    static String format(InetAddress address, int port) {
        String host = NetUtil.toAddressString(address);
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    private static String unbracketed(String host, String text) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return host.substring(1, host.length() - 1);
        }
        if (host.indexOf(':') >= 0) {
            throw new ApiException(500, "listen tcp: address " + text + ": too many colons in address");
        }
        return host;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= MOST_PORTS) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the refusal, which is the same for both.
        }
        throw new ApiException(500, "listen tcp: address " + text + ": invalid port");
    }
}
