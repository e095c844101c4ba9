package dev.assay.chaos.proxy;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static eu.rekawek.toxiproxy.model.ToxicDirection.UPSTREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.model.toxic.Bandwidth;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each toxic does to real sockets; times are judged with room for a busy machine. */
class ToxicEffectTest {
    private static final double SLACK_MILLIS = 250;

    private ProxyFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = ProxyFixture.echo();
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    private static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double echoMedian(Peer peer, int count) throws IOException {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = peer.echoMillis();
        }
        return median(times);
    }

    private static double millisUntilEnd(Peer peer) throws IOException {
        long start = System.nanoTime();
        peer.receiveToEnd();
        return (System.nanoTime() - start) / 1e6;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    // ---- latency

    @Test
    void latencyDelaysAnOpenConnectionAndIsLiftedAgain() throws IOException {
        try (Peer peer = fixture.connect()) {
            assertThat(echoMedian(peer, 5)).isLessThan(SLACK_MILLIS);

            Latency latency = fixture.proxy().toxics().latency("slow", DOWNSTREAM, 350);
            assertThat(echoMedian(peer, 3)).isBetween(350.0, 350 + SLACK_MILLIS);

            latency.setLatency(100);
            assertThat(echoMedian(peer, 5)).isBetween(100.0, 100 + SLACK_MILLIS);

            latency.remove();
            assertThat(echoMedian(peer, 5)).isLessThan(100);
        }
    }

    @Test
    void latenciesAddUp() throws IOException {
        fixture.proxy().toxics().latency("there", UPSTREAM, 40);
        fixture.proxy().toxics().latency("back", DOWNSTREAM, 40);
        fixture.proxy().toxics().latency("again", DOWNSTREAM, 40);

        try (Peer peer = fixture.connect()) {
            assertThat(echoMedian(peer, 5)).isBetween(120.0, 120 + SLACK_MILLIS);
        }
    }

    @Test
    void jitterSpreadsLatencyAroundItsMiddle() throws IOException {
        fixture.proxy().toxics().latency("slow", DOWNSTREAM, 30).setJitter(20);

        List<Double> times = new ArrayList<>();
        try (Peer peer = fixture.connect()) {
            for (int i = 0; i < 30; i++) {
                times.add(peer.echoMillis());
            }
        }

        assertThat(times)
                .allMatch(time -> time >= 10)
                .anyMatch(time -> time < 30)
                .anyMatch(time -> time > 35);
    }

    @Test
    void latencyDelaysChunksSideBySide() throws Exception {
        fixture.proxy().toxics().latency("slow", DOWNSTREAM, 200);
        try (Peer peer = fixture.connect()) {
            long start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                peer.send("x");
                Thread.sleep(2);
            }
            peer.receive(20);
            assertThat((System.nanoTime() - start) / 1e6).isBetween(200.0, 900.0);
        }
    }

    @Test
    void removingLatencyDeliversWhatItHeldInOrder() throws IOException {
        byte[] sent = bytes(500_000);
        Latency latency = fixture.proxy().toxics().latency("slow", UPSTREAM, 60_000);
        try (Peer peer = fixture.connect()) {
            peer.send(sent);
            peer.sendEnd();
            assertThat(peer.hearsNothingFor(Duration.ofMillis(100))).isTrue();

            latency.remove();

            assertThat(peer.receiveToEnd()).isEqualTo(sent);
        }
    }

    // ---- timeout

    @Test
    void timeoutDropsDataAndClosesAfterItsTime() throws IOException {
        try (Peer peer = fixture.connect()) {
            peer.echoMillis();
            fixture.proxy().toxics().timeout("dead", DOWNSTREAM, 200);
            long start = System.nanoTime();
            peer.send("lost");

            assertThat(peer.receiveToEnd()).isEmpty();
            assertThat((System.nanoTime() - start) / 1e6).isBetween(200.0, 200 + SLACK_MILLIS);
        }
    }

    @Test
    void timeoutZeroStaysOpenUntilItIsRemoved() throws IOException {
        try (Peer peer = fixture.connect()) {
            var timeout = fixture.proxy().toxics().timeout("dead", UPSTREAM, 0);
            peer.send("lost");
            assertThat(peer.hearsNothingFor(Duration.ofMillis(150))).isTrue();

            timeout.remove();

            assertThat(peer.receiveToEnd()).isEmpty();
        }
    }

    // ---- reset_peer

    @Test
    void resetPeerResetsAConnectionThatWasOpenBefore() throws IOException {
        try (Peer peer = fixture.connect()) {
            peer.echoMillis();
            fixture.proxy().toxics().resetPeer("reset", DOWNSTREAM, 0);
            peer.send("x");

            assertThatThrownBy(() -> peer.receive(1))
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void resetPeerWaitsItsTimeAndSparesIdleConnections() throws IOException {
        fixture.proxy().toxics().resetPeer("reset", UPSTREAM, 150);
        try (Peer idle = fixture.connect();
                Peer peer = fixture.connect()) {
            long start = System.nanoTime();
            peer.send("x");

            assertThatThrownBy(() -> peer.receive(1)).isInstanceOf(SocketException.class);
            assertThat((System.nanoTime() - start) / 1e6).isBetween(150.0, 150 + SLACK_MILLIS);
            assertThat(idle.hearsNothingFor(Duration.ofMillis(20))).isTrue();
        }
    }

    @Test
    void removingResetPeerInMidWaitLosesNothing() throws IOException {
        var reset = fixture.proxy().toxics().resetPeer("reset", UPSTREAM, 60_000);
        try (Peer peer = fixture.connect()) {
            peer.send("kept");
            assertThat(peer.hearsNothingFor(Duration.ofMillis(50))).isTrue();

            reset.remove();

            assertThat(peer.receive(4)).isEqualTo("kept");
        }
    }

    @Test
    void disablingAfterResetPeerEndsPlainly() throws IOException {
        var reset = fixture.proxy().toxics().resetPeer("reset", UPSTREAM, 0);
        try (Peer peer = fixture.connect()) {
            reset.remove();
            peer.echoMillis();

            fixture.proxy().disable();

            assertThat(peer.receiveToEnd()).isEmpty();
        }
    }

    // ---- bandwidth

    @Test
    void bandwidthKeepsItsRate() throws IOException {
        fixture.proxy().toxics().bandwidth("thin", DOWNSTREAM, 500);
        byte[] sent = bytes(200_000);
        try (Peer peer = fixture.connect()) {
            long start = System.nanoTime();
            peer.send(sent);
            peer.sendEnd();

            assertThat(peer.receiveToEnd()).isEqualTo(sent);
            assertThat((System.nanoTime() - start) / 1e6).isBetween(395.0, 400 + 2 * SLACK_MILLIS);
        }
    }

    @Test
    void bandwidthZeroFreezesAndItsRemovalThawsWithoutLoss() throws IOException {
        byte[] sent = bytes(100_000);
        Bandwidth frozen = fixture.proxy().toxics().bandwidth("frozen", UPSTREAM, 0);
        try (Peer peer = fixture.connect()) {
            peer.send(sent);
            peer.sendEnd();
            assertThat(peer.hearsNothingFor(Duration.ofMillis(100))).isTrue();

            frozen.remove();

            assertThat(peer.receiveToEnd()).isEqualTo(sent);
        }
    }

    // ---- slow_close, slicer, limit_data, noop

    @Test
    void slowCloseDelaysTheEndAlone() throws IOException {
        fixture.proxy().toxics().slowClose("slow", DOWNSTREAM, 200);
        try (Peer peer = fixture.connect()) {
            assertThat(peer.echoMillis()).isLessThan(SLACK_MILLIS);
            peer.sendEnd();

            assertThat(millisUntilEnd(peer)).isBetween(200.0, 200 + SLACK_MILLIS);
        }
    }

    @Test
    void slicerCutsIntoHalvesUntilTheyAreSmallEnough() throws IOException {
        fixture.proxy().toxics().slicer("cut", DOWNSTREAM, 100, 10_000);
        byte[] sent = bytes(1_000);
        List<Integer> pieces = new ArrayList<>();
        long start = System.nanoTime();
        try (Peer peer = fixture.connect()) {
            peer.send(sent);
            byte[] buffer = new byte[2_000];
            for (int received = 0; received < sent.length; ) {
                int read = peer.socket().getInputStream().read(buffer);
                pieces.add(read);
                received += read;
            }
        }

        assertThat(pieces).hasSizeBetween(4, 16);
        assertThat((System.nanoTime() - start) / 1e6).isBetween(150.0, 160 + SLACK_MILLIS);
    }

    @Test
    void limitDataPassesThatManyBytesAndCloses() throws IOException {
        fixture.proxy().toxics().limitData("limit", DOWNSTREAM, 12_345);
        byte[] sent = bytes(50_000);
        try (Peer peer = fixture.connect()) {
            peer.send(sent);

            assertThat(peer.receiveToEnd()).isEqualTo(Arrays.copyOf(sent, 12_345));
        }
    }

    @Test
    void limitDataCountsOnAcrossChanges() throws IOException {
        var limit = fixture.proxy().toxics().limitData("limit", DOWNSTREAM, 100);
        try (Peer peer = fixture.connect()) {
            peer.send("x".repeat(50));
            peer.receive(50);
            limit.setBytes(70);
            peer.send("y".repeat(50));

            assertThat(peer.receiveToEnd()).hasSize(20);
        }
    }

    @Test
    void noopChangesNothing() throws IOException {
        assertThat(fixture.call("POST", "/proxies/db/toxics", "{\"type\":\"noop\"}")
                        .status())
                .isEqualTo(200);
        byte[] sent = bytes(300_000);
        try (Peer peer = fixture.connect()) {
            Thread writer = new Thread(() -> sendAll(peer, sent));
            writer.start();

            assertThat(peer.receiveToEnd()).isEqualTo(sent);
        }
    }

    private static void sendAll(Peer peer, byte[] bytes) {
        try {
            peer.send(bytes);
            peer.sendEnd();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
