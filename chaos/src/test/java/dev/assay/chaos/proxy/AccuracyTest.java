package dev.assay.chaos.proxy;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How close toxics come to what was asked for. A busy machine makes everything later and nothing earlier, so the ordinary build
 * judges the lower bound and the best of several; the long ones judge both bounds at the median.
 */
class AccuracyTest {
    private static final double BEST_OF_BUSY = 1.25;

    private static double[] latencies(int millis, int count) throws IOException {
        double[] times = new double[count];
        try (ProxyFixture fixture = ProxyFixture.echo();
                Peer peer = fixture.connect()) {
            for (int i = 0; i < count / 5; i++) {
                peer.echoMillis();
            }
            double plain = median(peer, count);
            fixture.proxy().toxics().latency("slow", DOWNSTREAM, millis);
            for (int i = 0; i < count; i++) {
                times[i] = peer.echoMillis() - plain;
            }
        }
        Arrays.sort(times);
        return times;
    }

    /** A machine that is busy only ever adds, so the least of some medians is nearest to what the toxic does. */
    private static double leastMedian(int millis, double enough) throws IOException {
        double least = Double.MAX_VALUE;
        for (int attempt = 0; attempt < 5 && least > enough; attempt++) {
            double[] times = latencies(millis, Math.max(40, 8_000 / millis));
            least = Math.min(least, times[times.length / 2]);
        }
        return least;
    }

    private static double median(Peer peer, int count) throws IOException {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = peer.echoMillis();
        }
        Arrays.sort(times);
        return times[count / 2];
    }

    /** Bytes per second of 1000, while the toxic is the only limit, over a time. */
    private static double rate(int kilobytes, Duration time) throws IOException {
        try (ProxyFixture fixture = new ProxyFixture(new TestServer(AccuracyTest::flood), 1);
                Peer peer = fixture.connect()) {
            fixture.proxy().toxics().bandwidth("thin", DOWNSTREAM, kilobytes);
            InputStream in = peer.socket().getInputStream();
            in.skipNBytes(2L * kilobytes * 100);
            byte[] buffer = new byte[64 * 1024];
            long start = System.nanoTime();
            long now = start;
            long bytes = 0;
            while (now - start < time.toNanos()) {
                bytes += in.read(buffer);
                now = System.nanoTime();
            }
            return bytes / ((now - start) / 1e6);
        }
    }

    private static void flood(Socket client) throws IOException {
        byte[] block = new byte[64 * 1024];
        while (true) {
            client.getOutputStream().write(block);
        }
    }

    @Test
    void latencyIsNeverShortAndAtBestRight() throws IOException {
        double[] times = latencies(100, 8);

        assertThat(times[0]).isBetween(99.0 - 20, 100 * BEST_OF_BUSY);
    }

    @Test
    void bandwidthIsNeverAboveItsRate() throws IOException {
        assertThat(rate(2_000, Duration.ofSeconds(2))).isBetween(1_000.0, 2_000 * 1.1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 500})
    @Tag("proof")
    void latencyIsWithinOneMillisecondAndTwoPercentAtTheMedian(int millis) throws IOException {
        double median = leastMedian(millis, millis + 1 + 0.02 * millis);

        assertThat(median).isBetween(millis - 0.5, millis + 1 + 0.02 * millis);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 1_000, 10_000})
    @Tag("proof")
    void bandwidthIsWithinFivePercentOverThirtySeconds(int kilobytes) throws IOException {
        assertThat(rate(kilobytes, Duration.ofSeconds(30))).isBetween(0.95 * kilobytes, 1.05 * kilobytes);
    }
}
