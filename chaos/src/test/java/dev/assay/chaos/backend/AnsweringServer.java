package dev.assay.chaos.backend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server on loopback that reads a little of each connection, sends back the same bytes each time, and closes it. */
final class AnsweringServer implements AutoCloseable {
    private final ServerSocket socket;
    private final byte[] answer;

    private AnsweringServer(String answer) throws IOException {
        this.answer = answer.getBytes(StandardCharsets.US_ASCII);
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "answering-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** As PostgreSQL does when it is asked whether it would encrypt. */
    static AnsweringServer likePostgres() throws IOException {
        return new AnsweringServer("N");
    }

    static AnsweringServer of(String answer) throws IOException {
        return new AnsweringServer(answer);
    }

    static AnsweringServer http(int status, String body) throws IOException {
        return of("HTTP/1.1 " + status + " X\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                try (Socket client = socket.accept()) {
                    int unused = client.getInputStream().read(new byte[4096]);
                    client.getOutputStream().write(answer);
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
