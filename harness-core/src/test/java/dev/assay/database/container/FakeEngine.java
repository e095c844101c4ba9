package dev.assay.database.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as a container engine does, or as a broken one does, on a socket or on a loopback port. */
final class FakeEngine implements AutoCloseable {
    static final String VERSION = "{\"ApiVersion\":\"1.41\",\"MinAPIVersion\":\"1.12\",\"Os\":\"linux\"}";
    static final String BRIDGE =
            "{\"IPAM\":{\"Config\":[{\"Subnet\":\"172.17.0.0/16\",\"Gateway\":\"172.17.0.1\"}]},\"Options\":{\"com.docker.network.bridge.name\":\"docker7\"}}";

    private final ServerSocketChannel listener;
    private final URI uri;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private FakeEngine(ServerSocketChannel listener, URI uri) {
        this.listener = listener;
        this.uri = uri;
        answering("/_ping", 200, "OK").answering("/version", 200, VERSION).answering("/networks/bridge", 200, BRIDGE);
        threads.execute(this::serve);
    }

    static FakeEngine on(Path socket) throws IOException {
        ServerSocketChannel listener = bound(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(socket));
        return new FakeEngine(listener, URI.create("unix://" + socket));
    }

    static FakeEngine onLoopback() throws IOException {
        ServerSocketChannel listener = bound(
                StandardProtocolFamily.INET,
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
        return new FakeEngine(listener, URI.create("tcp://127.0.0.1:" + port));
    }

    private static ServerSocketChannel bound(StandardProtocolFamily family, SocketAddress address) throws IOException {
        return ServerSocketChannel.open(family).bind(address);
    }

    URI uri() {
        return uri;
    }

    FakeEngine answering(String path, int status, String body) {
        return raw(path, "HTTP/1.0 %d Some words\r\nContent-Type: application/json\r\n\r\n%s".formatted(status, body));
    }

    FakeEngine raw(String path, String response) {
        answers.put(path, response);
        return this;
    }

    /** Accept the question and never answer. */
    FakeEngine silentAt(String path) {
        answers.remove(path);
        return this;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    private void serve() {
        try {
            while (true) {
                SocketChannel client = listener.accept();
                threads.execute(() -> answer(client));
            }
        } catch (IOException e) {
            // The listener was closed: the end of the test.
            return;
        }
    }

    private void answer(SocketChannel client) {
        try (client) {
            String path = path(client);
            asked.add(path);
            Optional<String> response = Optional.ofNullable(answers.get(path));
            if (response.isEmpty()) {
                closed.await();
            } else {
                client.write(ByteBuffer.wrap(response.get().getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            // The client went away, which is its right.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String path(SocketChannel client) throws IOException {
        byte[] request = new byte[4096];
        ByteBuffer buffer = ByteBuffer.wrap(request);
        while (!text(request, buffer.position()).contains("\r\n\r\n")) {
            if (client.read(buffer) < 0) {
                throw new IOException("no question");
            }
        }
        return text(request, buffer.position()).split(" ", 3)[1];
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        threads.shutdownNow();
    }
}
