package dev.assay.chaos.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of a proxy, with a bound on every read. */
final class Peer implements AutoCloseable {
    private static final int READ_MILLIS = 10_000;

    private final Socket socket;

    Peer(String listen) throws IOException {
        this(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1))));
    }

    Peer(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_MILLIS);
    }

    Socket socket() {
        return socket;
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void sendEnd() throws IOException {
        socket.shutdownOutput();
    }

    String receive(int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    byte[] receiveToEnd() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    /** Sends a byte and returns how long its echo takes. */
    double echoMillis() throws IOException {
        long start = System.nanoTime();
        send("x");
        receive(1);
        return (System.nanoTime() - start) / 1e6;
    }

    /** Tells whether nothing comes within the time. */
    boolean hearsNothingFor(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        try {
            socket.getInputStream().read();
            return false;
        } catch (java.net.SocketTimeoutException silence) {
            return true;
        } finally {
            socket.setSoTimeout(READ_MILLIS);
        }
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
