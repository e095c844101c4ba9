package dev.assay.chaos.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server on this machine that treats each connection on a thread of its own. */
final class TestServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Behaviour behaviour;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** What is done with a connection. */
    interface Behaviour {
        void serve(Socket socket) throws IOException;
    }

    TestServer(Behaviour behaviour) throws IOException {
        this(behaviour, InetAddress.getLoopbackAddress());
    }

    private TestServer(Behaviour behaviour, InetAddress address) throws IOException {
        this.behaviour = behaviour;
        this.socket = new ServerSocket(0, 500, address);
        start(this::accept);
    }

    /** Sends back what comes, until the client's end of stream. */
    static TestServer echo() throws IOException {
        return new TestServer(TestServer::sendBack);
    }

    /** Does so on all addresses of this machine, one of which a container reaches. */
    static TestServer echoForContainers() throws IOException {
        return new TestServer(TestServer::sendBack, InetAddress.getByAddress(new byte[4]));
    }

    private static void sendBack(Socket client) throws IOException {
        client.getInputStream().transferTo(client.getOutputStream());
    }

    int port() {
        return socket.getLocalPort();
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            behaviour.serve(client);
        } catch (IOException gone) {
            // A fault under test cut this connection; the client's side is what is judged.
        }
    }

    private static void start(Runnable action) {
        Thread thread = new Thread(action, "test-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
