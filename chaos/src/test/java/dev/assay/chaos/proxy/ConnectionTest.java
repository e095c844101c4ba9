package dev.assay.chaos.proxy;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What happens to connections: their ends, their pace, their number, and changes while they live. */
class ConnectionTest {
    private static final int LARGE = 4 * 1024 * 1024;

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(11).nextBytes(bytes);
        return bytes;
    }

    private static CompletableFuture<Void> sendAside(Peer peer, byte[] bytes) {
        return CompletableFuture.runAsync(() -> {
            try {
                peer.send(bytes);
                peer.sendEnd();
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        });
    }

    // ---- ends

    @Test
    void halfCloseKeepsTheReply() throws IOException {
        TestServer server = new TestServer(client -> {
            int length = client.getInputStream().readAllBytes().length;
            client.getOutputStream().write(("got " + length).getBytes(StandardCharsets.UTF_8));
        });
        try (ProxyFixture fixture = new ProxyFixture(server, 1)) {
            for (int i = 0; i < 30; i++) {
                try (Peer peer = fixture.connect()) {
                    peer.send("question");
                    peer.sendEnd();

                    assertThat(peer.receiveToEnd()).asString().isEqualTo("got 8");
                }
            }
        }
    }

    @Test
    void halfCloseKeepsTheReplyBehindLatency() throws IOException {
        try (ProxyFixture fixture = ProxyFixture.echo()) {
            fixture.proxy().toxics().latency("slow", DOWNSTREAM, 150);
            try (Peer peer = fixture.connect()) {
                peer.send("question");
                peer.sendEnd();

                assertThat(peer.receiveToEnd()).asString().isEqualTo("question");
            }
        }
    }

    @Test
    void aClientsResetEndsTheServersConnection() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        TestServer server = new TestServer(client -> {
            client.getOutputStream().write('!');
            while (client.getInputStream().read() >= 0) {
                client.getOutputStream().write('.');
            }
            ended.countDown();
        });
        try (ProxyFixture fixture = new ProxyFixture(server, 1);
                Peer peer = fixture.connect()) {
            peer.receive(1);
            peer.reset();

            assertThat(ended.await(5, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void anUnreachableServerIsAnEndAtOnce() throws IOException {
        try (ProxyFixture fixture = ProxyFixture.echo()) {
            for (String upstream : List.of("127.0.0.1:1", "nowhere.invalid:5432", "no-port")) {
                fixture.proxy().setUpstream(upstream);
                try (Peer peer = fixture.connect()) {
                    assertThat(peer.receiveToEnd()).isEmpty();
                }
            }
        }
    }

    // ---- the port

    @Test
    void disablingRefusesAndCutsAndEnablingKeepsPortAndToxics() throws IOException {
        try (ProxyFixture fixture = ProxyFixture.echo();
                Peer before = fixture.connect()) {
            fixture.proxy().toxics().latency("slow", DOWNSTREAM, 60);
            before.echoMillis();
            String listen = fixture.proxy().getListen();

            fixture.proxy().disable();

            assertThat(before.receiveToEnd()).isEmpty();
            assertThatThrownBy(fixture::connect).isInstanceOf(ConnectException.class);

            fixture.proxy().enable();

            assertThat(fixture.proxy().getListen()).isEqualTo(listen);
            try (Peer after = fixture.connect()) {
                assertThat(after.echoMillis()).isGreaterThanOrEqualTo(60);
            }
        }
    }

    @Test
    void manyDisablingsAndEnablingsFindThePortFree() throws IOException {
        try (ProxyFixture fixture = ProxyFixture.echo()) {
            for (int i = 0; i < 50; i++) {
                fixture.proxy().disable();
                fixture.proxy().enable();
            }
            try (Peer peer = fixture.connect()) {
                assertThat(peer.echoMillis()).isLessThan(1_000);
            }
        }
    }

    @Test
    void resetHealsEverything() throws IOException {
        try (ProxyFixture fixture = ProxyFixture.echo()) {
            fixture.proxy().toxics().latency("slow", DOWNSTREAM, 5_000);
            fixture.proxy().disable();

            fixture.client().reset();

            assertThat(fixture.proxy().toxics().getAll()).isEmpty();
            try (Peer peer = fixture.connect()) {
                assertThat(peer.echoMillis()).isLessThan(1_000);
            }
        }
    }

    @Test
    void sayingTheSameAddressAgainKeepsConnections() throws IOException {
        try (ProxyFixture fixture = ProxyFixture.echo();
                Peer peer = fixture.connect()) {
            peer.echoMillis();
            String port = fixture.proxy().getListen().replaceAll(".*:", "");

            fixture.proxy().setListen("localhost:" + port);

            assertThat(peer.echoMillis()).isLessThan(1_000);
        }
    }

    // ---- load

    @Test
    void carriesEveryByteWhileToxicsComeAndGo() throws Exception {
        byte[] sent = bytes(LARGE);
        try (ProxyFixture fixture = ProxyFixture.echo();
                Peer peer = fixture.connect()) {
            CompletableFuture<Void> writer = sendAside(peer, sent);
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> {
                try {
                    return peer.receiveToEnd();
                } catch (IOException failure) {
                    throw new java.io.UncheckedIOException(failure);
                }
            });
            for (int i = 0; i < 10; i++) {
                var latency = fixture.proxy().toxics().latency("slow", DOWNSTREAM, 5);
                var slicer = fixture.proxy().toxics().slicer("cut", UPSTREAM, 1_000, 0);
                var bandwidth = fixture.proxy().toxics().bandwidth("thin", UPSTREAM, 20_000);
                latency.setLatency(1);
                slicer.remove();
                bandwidth.setRate(100);
                latency.remove();
                bandwidth.remove();
            }
            writer.join();
            assertThat(Arrays.equals(received.join(), sent)).isTrue();
        }
    }

    @Test
    void serves500ConnectionsAtOnce() throws IOException {
        try (ProxyFixture fixture = ProxyFixture.echo()) {
            fixture.proxy().toxics().latency("slow", DOWNSTREAM, 100);
            List<Peer> peers = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                peers.add(fixture.connect());
            }
            long start = System.nanoTime();
            for (int i = 0; i < peers.size(); i++) {
                peers.get(i).send("%04d".formatted(i));
            }
            for (int i = 0; i < peers.size(); i++) {
                assertThat(peers.get(i).receive(4)).isEqualTo("%04d".formatted(i));
            }
            assertThat((System.nanoTime() - start) / 1e6).isBetween(100.0, 10_000.0);
            for (Peer peer : peers) {
                peer.close();
            }
        }
    }

    @Test
    void latencyDoesNotCapThroughput() throws IOException {
        byte[] sent = bytes(4 * LARGE);
        try (ProxyFixture fixture = ProxyFixture.echo();
                Peer peer = fixture.connect()) {
            fixture.proxy().toxics().latency("slow", DOWNSTREAM, 100);
            long start = System.nanoTime();
            CompletableFuture<Void> writer = sendAside(peer, sent);
            byte[] received = peer.receiveToEnd();
            writer.join();

            assertThat(Arrays.equals(received, sent)).isTrue();
            assertThat((System.nanoTime() - start) / 1e6).isBetween(100.0, 3_000.0);
        }
    }

    @Test
    void aStalledReaderHoldsUpNeitherTheApiNorOthersAndMemoryStaysBounded() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ProxyFixture fixture = new ProxyFixture(new TestServer(client -> flood(client, over)), 1)) {
            var latency = fixture.proxy().toxics().latency("slow", DOWNSTREAM, 10);
            try (Peer stalled = fixture.connect()) {
                stalled.receive(1);
                long written = untilStalled();
                long held = fixture.faultProxy().heldBytes();
                long start = System.nanoTime();
                var bandwidth = fixture.proxy().toxics().bandwidth("thin", DOWNSTREAM, 1_000_000);
                latency.remove();
                bandwidth.remove();
                fixture.client().getProxies();
                fixture.proxy().disable();
                double millis = (System.nanoTime() - start) / 1e6;

                assertThat(written).isLessThan(80L * 1024 * 1024);
                assertThat(held).isBetween(1L, 33L * 1024 * 1024);
                assertThat(millis).isLessThan(2_000);
                assertThat(fixture.faultProxy().heldBytes()).isZero();
            }
        } finally {
            over.countDown();
        }
    }

    @Test
    void aHangingDialHoldsUpNothing() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort());
                ProxyFixture fixture = ProxyFixture.echo()) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            fixture.proxy().setUpstream("127.0.0.1:" + full.getLocalPort());
            try (Peer peer = fixture.connect();
                    Peer other = fixture.connect()) {
                peer.send("x");
                assertThat(peer.hearsNothingFor(Duration.ofMillis(100))).isTrue();
                long start = System.nanoTime();

                fixture.proxy().disable();

                assertThat((System.nanoTime() - start) / 1e6).isLessThan(1_000);
                assertThat(other.receiveToEnd()).isEmpty();
            }
        }
    }

    @Test
    void nothingIsHeldOnceBothEndsAreGone() throws Exception {
        try (ProxyFixture fixture = ProxyFixture.echo()) {
            fixture.proxy().toxics().bandwidth("frozen", DOWNSTREAM, 0);
            try (Peer peer = fixture.connect()) {
                peer.send(bytes(10_000));
                peer.sendEnd();
                long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
                while (fixture.faultProxy().heldBytes() == 0) {
                    assertThat(System.nanoTime()).isLessThan(deadline);
                    Thread.sleep(5);
                }
            }
            fixture.proxy().delete();

            assertThat(fixture.faultProxy().heldBytes()).isZero();
        }
    }

    private final java.util.concurrent.atomic.AtomicLong flooded = new java.util.concurrent.atomic.AtomicLong();

    private void flood(Socket client, CountDownLatch over) throws IOException {
        byte[] block = new byte[64 * 1024];
        while (over.getCount() > 0) {
            client.getOutputStream().write(block);
            flooded.addAndGet(block.length);
        }
    }

    /** Waits until the server cannot write more for a while, and returns how much it got rid of. */
    private long untilStalled() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        long before = -1;
        while (flooded.get() != before) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            before = flooded.get();
            Thread.sleep(200);
        }
        return before;
    }
}
