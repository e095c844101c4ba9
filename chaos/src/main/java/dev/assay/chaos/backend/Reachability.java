package dev.assay.chaos.backend;

import dev.assay.chaos.fault.Endpoint;
import dev.assay.check.MistakeException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Finds out whether a server of proxies, which may see another network than this process, reaches the database: PostgreSQL answers the
 * question whether it would encrypt with one letter, and writes nothing about it into its log.
 */
final class Reachability {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final byte[] ENCRYPTION_REQUEST = {0, 0, 0, 8, 4, (byte) 210, 22, 47};

    private Reachability() {}

    /**
     * Return the endpoint if PostgreSQL answers through it; else close it.
     *
     * @param asked what carries the faults
     * @param fix the line that helps
     * @throws MistakeException if nobody who speaks PostgreSQL's protocol answers
     */
    static Endpoint required(Endpoint endpoint, String asked, String fix) throws IOException {
        String found = find(endpoint);
        if (!found.isEmpty()) {
            endpoint.close();
            throw new MistakeException(
                    asked,
                    "its proxy at [" + endpoint.host() + ":" + endpoint.port() + "] does not lead to the database at ["
                            + endpoint.proxy().getUpstream() + "]: " + found,
                    "Where it runs that address leads elsewhere, or its own ports are not published",
                    fix);
        }
        return endpoint;
    }

    private static String find(Endpoint endpoint) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(ENCRYPTION_REQUEST);
            return switch (socket.getInputStream().read()) {
                case 'N', 'S' -> "";
                case -1 -> "the connection was closed without an answer";
                default -> "what answers does not speak PostgreSQL's protocol";
            };
        } catch (IOException failure) {
            return String.valueOf(failure.getMessage());
        }
    }
}
