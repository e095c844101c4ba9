package dev.assay.database.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Asks an engine over its socket or over plain TCP. Testcontainers has a client too, but none that a time limit could be given to;
 * and HTTP/1.0 is enough for a question, because the engine then closes the connection after the answer.
 */
final class EngineApi {
    private static final int DEFAULT_PORT = 2375;
    private static final int BUFFER = 1 << 16;

    private final URI address;

    EngineApi(URI address) {
        this.address = address;
    }

    EngineAnswer get(String path, Deadline deadline) throws IOException {
        String request = "GET %s HTTP/1.0\r\nHost: engine\r\nConnection: close\r\n\r\n".formatted(path);
        try (SocketChannel channel = open();
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, 0);
            connect(channel, key, deadline);
            write(channel, key, request, deadline);
            return EngineAnswer.parse(read(channel, key, deadline));
        }
    }

    private SocketChannel open() throws IOException {
        return isSocket() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
    }

    private boolean isSocket() {
        return "unix".equals(address.getScheme());
    }

    private SocketAddress target() {
        return isSocket()
                ? UnixDomainSocketAddress.of(Path.of(address.getPath()))
                : new InetSocketAddress(address.getHost(), address.getPort() < 0 ? DEFAULT_PORT : address.getPort());
    }

    private void connect(SocketChannel channel, SelectionKey key, Deadline deadline) throws IOException {
        if (!channel.connect(target())) {
            await(key, SelectionKey.OP_CONNECT, deadline);
            channel.finishConnect();
        }
    }

    private static void write(SocketChannel channel, SelectionKey key, String request, Deadline deadline)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
        while (buffer.hasRemaining()) {
            await(key, SelectionKey.OP_WRITE, deadline);
            channel.write(buffer);
        }
    }

    private static String read(SocketChannel channel, SelectionKey key, Deadline deadline) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        await(key, SelectionKey.OP_READ, deadline);
        while (channel.read(buffer) >= 0) {
            answer.write(buffer.array(), 0, buffer.position());
            buffer.clear();
            await(key, SelectionKey.OP_READ, deadline);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static void await(SelectionKey key, int operation, Deadline deadline) throws IOException {
        key.interestOps(operation);
        Selector selector = key.selector();
        selector.selectedKeys().clear();
        if (deadline.over() || selector.select(Math.max(1, deadline.left().toMillis())) == 0) {
            throw new SocketTimeoutException(
                    "no answer within %d ms".formatted(deadline.limit().toMillis()));
        }
    }
}
