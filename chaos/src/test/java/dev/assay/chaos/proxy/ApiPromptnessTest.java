package dev.assay.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls are answered within a second whatever the data plane does. */
class ApiPromptnessTest {
    private static final double LIMIT_MILLIS = 1_000;

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicLong flooded = new AtomicLong();
    private ProxyFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new ProxyFixture(new TestServer(this::flood), 1);
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        fixture.close();
    }

    private void flood(Socket client) throws IOException {
        byte[] block = new byte[64 * 1024];
        while (over.getCount() > 0) {
            client.getOutputStream().write(block);
            flooded.addAndGet(block.length);
        }
    }

    /** Lets a client fall silent with both ways full. */
    private Peer stalled() throws Exception {
        Peer peer = fixture.connect();
        peer.receive(1);
        long before = -1;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (flooded.get() != before && System.nanoTime() < deadline) {
            before = flooded.get();
            assertThat(over.await(100, TimeUnit.MILLISECONDS)).isFalse();
        }
        return peer;
    }

    /** Makes, changes, shows and removes a toxic of the type, lists, resets and disables; returns the slowest call. */
    private double slowest(String type, String attributes) {
        String json = "{\"name\":\"t\",\"type\":\"" + type + "\",\"attributes\":{" + attributes + "}}";
        return Arrays.stream(new String[][] {
                    {"POST", "/proxies/db/toxics", json},
                    {"GET", "/proxies/db/toxics/t", ""},
                    {"POST", "/proxies/db/toxics/t", "{\"toxicity\":1}"},
                    {"GET", "/proxies", ""},
                    {"GET", "/version", ""},
                    {"DELETE", "/proxies/db/toxics/t", ""},
                    {"POST", "/reset", ""},
                    {"POST", "/proxies/db", "{\"enabled\":false}"},
                    {"POST", "/proxies/db", "{\"enabled\":true}"},
                })
                .mapToDouble(call -> millis(call[0], call[1], call[2]))
                .max()
                .orElseThrow();
    }

    private double millis(String method, String path, String body) {
        long start = System.nanoTime();
        assertThat(fixture.call(method, path, body).status()).isBetween(200, 204);
        return (System.nanoTime() - start) / 1e6;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency:\"latency\":1000",
                "bandwidth:\"rate\":0",
                "slow_close:\"delay\":60000",
                "timeout:\"timeout\":60000",
                "reset_peer:\"timeout\":60000",
                "slicer:\"average_size\":100,\"delay\":1000",
                "limit_data:\"bytes\":1000000000",
                "noop:"
            })
    void whileAReaderIsStalled(String toxic) throws Exception {
        String[] parts = toxic.split(":", 2);
        try (Peer peer = stalled()) {
            assertThat(slowest(parts[0], parts[1])).isLessThan(LIMIT_MILLIS);
            assertThat(peer.socket().isConnected()).isTrue();
        }
    }

    @Test
    void whileManyReadersAreStalled() throws Exception {
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            peers.add(fixture.connect());
        }
        try (Peer peer = stalled()) {
            assertThat(slowest("latency", "\"latency\":10")).isLessThan(LIMIT_MILLIS);
            assertThat(peer.socket().isConnected()).isTrue();
        }
        for (Peer peer : peers) {
            peer.close();
        }
    }

    @Test
    void whileADialHangs() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
                Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            fixture.proxy().setUpstream("127.0.0.1:" + full.getLocalPort());
            try (Peer peer = fixture.connect()) {
                peer.send("x");

                assertThat(slowest("timeout", "\"timeout\":60000")).isLessThan(LIMIT_MILLIS);
            }
        }
    }

    @Test
    void whileTheNameOfAnAddressIsUnknown() {
        long start = System.nanoTime();
        RawHttp refused = fixture.call("POST", "/proxies/db", "{\"listen\":\"nowhere.invalid:0\"}");

        assertThat(refused.status()).isBetween(500, 503);
        assertThat((System.nanoTime() - start) / 1e6).isLessThan(LIMIT_MILLIS);
    }
}
