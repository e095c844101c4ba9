package dev.assay.chaos.backend;

/** Writes where a proxy leads. */
final class Upstream {
    private Upstream() {}

    static String write(String host, int port) {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
