package dev.assay.chaos.backend;

import dev.assay.check.UnreadableException;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a Toxiproxy answers.
 *
 * @param host as a URL writes it, an IPv6 address in brackets
 * @param port of its API
 */
record ToxiproxyAddress(String host, int port) {
    private static final int DEFAULT_PORT = 8474;
    private static final String EXAMPLE = "http://127.0.0.1:8474";

    static ToxiproxyAddress parse(String text) {
        URI url = uri(text);
        if (!"http".equals(url.getScheme())) {
            throw new UnreadableException(text, "does not begin with http://", EXAMPLE);
        }
        if (url.getHost() == null) {
            throw new UnreadableException(text, "names no host", EXAMPLE);
        }
        if (!url.getRawPath().matches("/?") || url.getRawQuery() != null || url.getRawUserInfo() != null) {
            throw new UnreadableException(text, "holds more than host and port", EXAMPLE);
        }
        return new ToxiproxyAddress(url.getHost(), url.getPort() < 0 ? DEFAULT_PORT : url.getPort());
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new UnreadableException(text, "is no URL", EXAMPLE);
        }
    }

    /** Return the host as sockets and drivers take it. */
    String plainHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    boolean isLoopback() {
        return plainHost().equals("localhost")
                || plainHost().startsWith("127.")
                || plainHost().equals("::1");
    }

    ToxiproxyClient client() {
        return new ToxiproxyClient(host, port);
    }

    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
