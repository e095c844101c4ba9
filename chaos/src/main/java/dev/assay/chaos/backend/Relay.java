package dev.assay.chaos.backend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Something between clients and a server of proxies that accepts connections by itself, as that which publishes the ports of a container
 * often does. It hides that a connection was refused or reset.
 */
final class Relay {
    private static final int PATIENCE_MILLIS = 2_000;

    private Relay() {}

    /** Return what is known of it, or nothing if there is none, from a port at which no proxy listens. */
    static String at(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            return "port [" + host + ":" + port
                    + "] accepts connections, and no proxy listens there: it was published by something"
                    + " that accepts them by itself";
        } catch (IOException refused) {
            return "";
        }
    }
}
