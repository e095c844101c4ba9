package dev.assay.chaos.proxy;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The life of a fault proxy, and what its seed decides. */
class FaultProxyTest {

    // ---- life

    @Test
    void closingLeavesNoThreadAndNoSocket() throws Exception {
        ProxyFixture fixture = ProxyFixture.echo();
        fixture.proxy().toxics().latency("slow", DOWNSTREAM, 5);
        int apiPort = fixture.faultProxy().apiPort();
        String listen = fixture.proxy().getListen();
        try (Peer peer = fixture.connect()) {
            peer.echoMillis();
            assertThat(ownThreads()).isNotEmpty();

            fixture.close();
            fixture.faultProxy().close();

            assertThat(peer.receiveToEnd()).isEmpty();
        }
        assertThatThrownBy(() -> new Peer(listen)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), apiPort))
                .isInstanceOf(ConnectException.class);
        assertThat(threadsLeftWithin(Duration.ofSeconds(5))).isEmpty();
    }

    @Test
    void refusesATakenApiPort() {
        try (FaultProxy first = FaultProxy.start(FaultProxyOptions.onFreePort(1))) {
            FaultProxyOptions same = FaultProxyOptions.onFreePort(2).withPort(first.apiPort());

            assertThatThrownBy(() -> FaultProxy.start(same))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith("The fault proxy's API cannot listen on [127.0.0.1:" + first.apiPort()
                            + "]: Address already in use");
        }
    }

    @Test
    void refusesAPortOutOfBounds() {
        assertThatThrownBy(() -> FaultProxyOptions.defaults().withPort(65_536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port is [65536], must be 0 to 65535");
    }

    private static Set<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("fault-proxy-") || name.startsWith("globalEventExecutor"))
                .collect(Collectors.toSet());
    }

    private static Set<String> threadsLeftWithin(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (!ownThreads().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        return ownThreads();
    }

    // ---- the seed

    @Test
    void theSameSeedHitsTheSameConnections() throws IOException {
        List<Boolean> first = hits(42);

        assertThat(hits(42)).isEqualTo(first);
        assertThat(hits(43)).isNotEqualTo(first);
        assertThat(first).contains(true, false);
    }

    /** Which of 40 connections a toxic of toxicity one half hits. */
    private static List<Boolean> hits(long seed) throws IOException {
        List<Boolean> hits = new ArrayList<>();
        try (ProxyFixture fixture = new ProxyFixture(TestServer.echo(), seed)) {
            fixture.proxy().toxics().limitData("some", DOWNSTREAM, 0).setToxicity(0.5f);
            for (int i = 0; i < 40; i++) {
                try (Peer peer = fixture.connect()) {
                    peer.send("x");
                    hits.add(peer.receive(1).isEmpty());
                }
            }
        }
        return hits;
    }

    @Test
    void toxicityIsTheShareOfConnectionsHit() {
        Draws draws = new Draws(5);
        long hit = java.util.stream.LongStream.range(0, 10_000)
                .filter(connection ->
                        draws.of("db", connection, Direction.UPSTREAM, "t").nextDouble() < 0.3)
                .count();

        assertThat(hit).isBetween(2_800L, 3_200L);
    }

    @Test
    void aRaisedToxicityKeepsWhatItHit() throws IOException {
        try (ProxyFixture fixture = ProxyFixture.echo();
                Peer peer = fixture.connect()) {
            var latency = fixture.proxy().toxics().latency("slow", DOWNSTREAM, 50);
            latency.setToxicity(0);
            assertThat(peer.echoMillis()).isLessThan(50);

            latency.setToxicity(1);

            assertThat(peer.echoMillis()).isGreaterThanOrEqualTo(50);
        }
    }
}
