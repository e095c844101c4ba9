package dev.assay.chaos.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client and a server that say fixed bytes to each other, whatever the other says. One conversation at a time. */
public final class FuzzPeers implements AutoCloseable {
    private static final int LIMIT_MILLIS = 60_000;

    private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();

    /** Let the server listen on a free port. */
    public FuzzPeers() throws IOException {
        threads.execute(() -> {
            try {
                while (!listener.isClosed()) {
                    accepted.add(listener.accept());
                }
            } catch (IOException closed) {
                // The test is over.
            }
        });
    }

    /** Return where the server listens, on loopback. */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * Let both say all they have, end, and hear the other out.
     *
     * @param proxy what stands between them
     * @param random says into which portions they cut it
     * @throws Exception if one of them hears nothing of the other's end for a minute
     */
    public Heard talk(InetSocketAddress proxy, byte[] fromClient, byte[] fromServer, Random random) throws Exception {
        try (Socket client = new Socket(proxy.getAddress(), proxy.getPort());
                Socket server = accepted.poll(LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
            if (server == null) {
                throw new IOException("the proxy did not reach the server");
            }
            CompletableFuture<byte[]> byServer = hear(server);
            CompletableFuture<byte[]> byClient = hear(client);
            long seed = random.nextLong();
            CompletableFuture<Void> clientSaid =
                    CompletableFuture.runAsync(() -> say(client, fromClient, seed), threads);
            say(server, fromServer, ~seed);
            clientSaid.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
            return new Heard(
                    ByteBuffer.wrap(byServer.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS)),
                    ByteBuffer.wrap(byClient.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS)));
        }
    }

    private CompletableFuture<byte[]> hear(Socket socket) {
        return CompletableFuture.supplyAsync(
                () -> {
                    ByteArrayOutputStream heard = new ByteArrayOutputStream();
                    try {
                        socket.setSoTimeout(LIMIT_MILLIS);
                        InputStream in = socket.getInputStream();
                        in.transferTo(heard);
                    } catch (java.net.SocketTimeoutException hanging) {
                        throw new IllegalStateException("the proxy hangs", hanging);
                    } catch (IOException reset) {
                        // A fault may end a connection in any way.
                    }
                    return heard.toByteArray();
                },
                threads);
    }

    private static void say(Socket socket, byte[] bytes, long seed) {
        Random random = new Random(seed);
        try {
            socket.setTcpNoDelay(true);
            int at = 0;
            while (at < bytes.length) {
                int end = Math.min(bytes.length, at + 1 + random.nextInt(random.nextBoolean() ? 8 : 20_000));
                socket.getOutputStream().write(Arrays.copyOfRange(bytes, at, end));
                at = end;
            }
            socket.shutdownOutput();
        } catch (IOException cut) {
            // A fault may end a connection in any way.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }

    /**
     * What each side heard.
     *
     * @param byServer what came through from the client
     * @param byClient what came through from the server
     */
    public record Heard(ByteBuffer byServer, ByteBuffer byClient) {}
}
