package dev.assay.benchmarks;

import dev.assay.chaos.wire.WireFaults;
import dev.assay.chaos.wire.WireProxy;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32C;

/**
 * One session of much valid traffic: rows and data of COPY of mixed sizes from the server, data of COPY from the client.
 *
 * @param mebibytes what passed, both directions together
 * @param unchanged whether it arrived as it was sent, and the proxy understood all of it
 * @param read MiB/s of both directions through the proxy that reads messages, median of 3
 * @param unread the same through the proxy that reads none
 */
record WireTraffic(long mebibytes, boolean unchanged, double read, double unread) {
    private static final int BLOCK = 4 << 20;
    private static final int CHUNK = 64 * 1024;
    private static final int ROUNDS = 3;
    private static final int[] SIZES = {0, 7, 30, 60, 120, 500, 8_000, 100_000};

    static WireTraffic measure(long bytesEachWay, long seed) throws Exception {
        double[] read = new double[ROUNDS];
        double[] unread = new double[ROUNDS];
        boolean same = true;
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    WireProxy plain = WireProxy.startUnread("127.0.0.1", server.getLocalPort());
                    WireProxy reading = WireProxy.start("127.0.0.1", server.getLocalPort(), WireFaults.of())) {
                unread[round] = round(plain, server, bytesEachWay, seed);
                read[round] = round(reading, server, bytesEachWay, seed);
                same &= unread[round] > 0
                        && read[round] > 0
                        && reading.logs().get(0).understood();
            }
        }
        java.util.Arrays.sort(read);
        java.util.Arrays.sort(unread);
        return new WireTraffic((2 * bytesEachWay) >> 20, same, read[1], unread[1]);
    }

    /** Return MiB/s, or 0 where something arrived changed. */
    private static double round(WireProxy proxy, ServerSocket listener, long bytes, long seed) throws Exception {
        byte[] fromClient = block("d", seed);
        byte[] fromServer = block("Dd", seed + 1);
        long start = System.nanoTime();
        try (Socket client = new Socket(
                        proxy.endpoint().getAddress(), proxy.endpoint().getPort());
                Socket server = listener.accept()) {
            CompletableFuture<Long> byServer = CompletableFuture.supplyAsync(() -> hear(server));
            CompletableFuture<Long> byClient = CompletableFuture.supplyAsync(() -> hear(client));
            CompletableFuture<Long> ofClient =
                    CompletableFuture.supplyAsync(() -> say(client, opening(), fromClient, bytes));
            long ofServer = say(server, greeting(), fromServer, bytes);
            boolean same = ofServer == byClient.get() && ofClient.get().equals(byServer.get());
            double seconds = (System.nanoTime() - start) / 1e9;
            return same ? ((2 * bytes) >> 20) / seconds : 0;
        }
    }

    private static long say(Socket socket, byte[] first, byte[] block, long bytes) {
        CRC32C sum = new CRC32C();
        try {
            OutputStream out = socket.getOutputStream();
            out.write(first);
            sum.update(first);
            for (long sent = 0; sent < bytes; sent += block.length) {
                out.write(block);
                sum.update(block);
            }
            socket.shutdownOutput();
        } catch (IOException broken) {
            return -1;
        }
        return sum.getValue();
    }

    private static long hear(Socket socket) {
        CRC32C sum = new CRC32C();
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = socket.getInputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                sum.update(chunk, 0, count);
            }
        } catch (IOException broken) {
            return -2;
        }
        return sum.getValue();
    }

    private static byte[] opening() {
        return written(out -> {
            byte[] settings = "user\0u\0\0".getBytes(StandardCharsets.US_ASCII);
            out.writeInt(8 + settings.length);
            out.writeInt(196608);
            out.write(settings);
            message(out, 'Q', "COPY t FROM STDIN\0".getBytes(StandardCharsets.US_ASCII));
        });
    }

    private static byte[] greeting() {
        return written(out -> {
            message(out, 'R', new byte[4]);
            message(out, 'Z', new byte[] {'I'});
        });
    }

    private static byte[] block(String types, long seed) {
        Random random = new Random(seed);
        return written(out -> {
            while (out.size() < BLOCK) {
                byte[] body = new byte[SIZES[random.nextInt(SIZES.length - (random.nextInt(8) == 0 ? 0 : 2))]];
                random.nextBytes(body);
                message(out, types.charAt(random.nextInt(types.length())), body);
            }
        });
    }

    private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(4 + body.length);
        out.write(body);
    }

    private static byte[] written(Script script) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            script.write(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes bytes. */
    private interface Script {
        void write(DataOutputStream out) throws IOException;
    }
}
