package dev.assay.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bytes arrive as they were sent wherever no fault applies: both ways at once, in pieces of all sizes, by checksum. */
class UnchangedBytesTest {
    private static final int CONNECTIONS = 8;
    private static final int LARGEST_PIECE = 200_000;
    private static final long MEBIBYTE = 1024 * 1024;

    @Test
    void mixedTrafficIsUnchanged() throws Exception {
        carry(64 * MEBIBYTE);
    }

    @Test
    @Tag("proof")
    void aGibibyteOfMixedTrafficIsUnchanged() throws Exception {
        carry(1024 * MEBIBYTE);
    }

    /** Half of it goes each way; a toxic that changes nothing comes and goes meanwhile. */
    private static void carry(long bytes) throws Exception {
        long each = bytes / CONNECTIONS / 2;
        ExecutorService threads = Executors.newCachedThreadPool();
        TestServer server = new TestServer(socket -> answer(socket, each, threads));
        try (ProxyFixture fixture = new ProxyFixture(server, 1)) {
            List<CompletableFuture<Ends>> running = new ArrayList<>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                long seed = connection + 1L;
                running.add(CompletableFuture.supplyAsync(() -> exchange(fixture, seed, each, threads), threads));
            }
            var all = CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new));
            while (!all.isDone()) {
                fixture.proxy()
                        .toxics()
                        .slicer("pieces", ToxicDirection.DOWNSTREAM, 5_000, 0)
                        .remove();
            }
            for (CompletableFuture<Ends> one : running) {
                Ends ends = one.get();
                assertThat(ends.received()).isEqualTo(ends.sent());
                assertThat(ends.echoed()).isEqualTo(ends.sent());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Sends a stream of its own while it sums what comes, then the sum of that. */
    private static void answer(Socket socket, long each, ExecutorService threads) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        long seed = in.read();
        CompletableFuture<Long> sending = CompletableFuture.supplyAsync(() -> send(out, seed, each), threads);
        long received = sum(in, each);
        sending.join();
        out.write(
                new byte[] {(byte) (received >>> 24), (byte) (received >>> 16), (byte) (received >>> 8), (byte) received
                });
    }

    private static Ends exchange(ProxyFixture fixture, long seed, long each, ExecutorService threads) {
        try (Peer peer = fixture.connect()) {
            peer.socket().getOutputStream().write((int) seed);
            CompletableFuture<Long> sending =
                    CompletableFuture.supplyAsync(() -> send(output(peer), seed, each), threads);
            InputStream in = peer.socket().getInputStream();
            long received = sum(in, each);
            byte[] echoed = in.readNBytes(4);
            long echo = ((echoed[0] & 0xffL) << 24)
                    | ((echoed[1] & 0xffL) << 16)
                    | ((echoed[2] & 0xffL) << 8)
                    | (echoed[3] & 0xffL);
            return new Ends(sending.join(), received, echo);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static OutputStream output(Peer peer) {
        try {
            return peer.socket().getOutputStream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Both ends send the same stream of a seed. */
    private static long send(OutputStream out, long seed, long length) {
        SplittableRandom random = new SplittableRandom(seed);
        CRC32C sum = new CRC32C();
        byte[] piece = new byte[LARGEST_PIECE];
        try {
            for (long left = length; left > 0; ) {
                random.nextBytes(piece);
                int size = (int) Math.min(left, size(random));
                out.write(piece, 0, size);
                sum.update(piece, 0, size);
                left -= size;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return sum.getValue();
    }

    private static int size(SplittableRandom random) {
        return random.nextInt(4) == 0 ? 1 + random.nextInt(100) : 1 + random.nextInt(LARGEST_PIECE);
    }

    private static long sum(InputStream in, long length) throws IOException {
        CRC32C sum = new CRC32C();
        byte[] block = new byte[64 * 1024];
        for (long left = length; left > 0; ) {
            int read = in.read(block, 0, (int) Math.min(left, block.length));
            if (read < 0) {
                throw new IOException("The stream ended with [" + left + "] bytes to come");
            }
            sum.update(block, 0, read);
            left -= read;
        }
        return sum.getValue();
    }

    /**
     * Checksums of one connection, all of the same stream.
     *
     * @param received by the client
     * @param echoed by the server, of what it received
     */
    private record Ends(long sent, long received, long echoed) {}
}
