package dev.assay.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What /metrics shows, and to whom. */
class MetricsTest {

    @Test
    void countsTheBytesOfConnectionsThatLive() throws IOException {
        FaultProxyOptions options = FaultProxyOptions.onFreePort(1).withMetrics(Set.of(Metrics.PROXY));
        try (ProxyFixture fixture = new ProxyFixture(TestServer.echo(), options);
                Peer peer = fixture.connect()) {
            fixture.proxy().toxics().limitData("short", eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM, 3);
            peer.send("12345");
            assertThat(peer.receive(3)).isEqualTo("123");

            RawHttp metrics = fixture.call("GET", "/metrics", "");

            String labels = "{direction=\"%s\",listener=\"" + fixture.proxy().getListen()
                    + "\",proxy=\"db\",upstream=\"" + fixture.proxy().getUpstream() + "\"} ";
            String up = labels.formatted("upstream");
            String down = labels.formatted("downstream");
            assertThat(metrics.status()).isEqualTo(200);
            assertThat(metrics.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
            assertThat(metrics.body())
                    .isEqualTo("# HELP toxiproxy_proxy_received_bytes_total Bytes read from the sender.\n"
                            + "# TYPE toxiproxy_proxy_received_bytes_total counter\n"
                            + "toxiproxy_proxy_received_bytes_total" + up + "5\n"
                            + "toxiproxy_proxy_received_bytes_total" + down + "5\n"
                            + "# HELP toxiproxy_proxy_sent_bytes_total Bytes handed to the receiver's socket.\n"
                            + "# TYPE toxiproxy_proxy_sent_bytes_total counter\n"
                            + "toxiproxy_proxy_sent_bytes_total" + up + "5\n"
                            + "toxiproxy_proxy_sent_bytes_total" + down + "3\n");
        }
    }

    @Test
    void showsTheProcessToAnyMethod() {
        FaultProxyOptions options = FaultProxyOptions.onFreePort(1).withMetrics(Set.of(Metrics.RUNTIME));
        try (FaultProxy proxy = FaultProxy.start(options)) {
            RawHttp metrics = RawHttp.call(proxy.apiPort(), "POST", "/metrics", "");

            assertThat(metrics.status()).isEqualTo(200);
            assertThat(metrics.body())
                    .containsPattern("(?m)^process_start_time_seconds [1-9]\\d*\\.\\d{3}$")
                    .containsPattern("(?m)^jvm_threads_current [1-9]\\d*\\.000$")
                    .doesNotContain("toxiproxy_");
        }
    }

    @Test
    void escapesWhatStandsInALabel() {
        TrafficCounts counts = new TrafficCounts();
        counts.of(new Traffic.Label(Direction.UPSTREAM, "l", "a\"b\\c\nd", "u")).received(7);

        assertThat(new MetricsText(Set.of(Metrics.PROXY), counts).toString())
                .contains("{direction=\"upstream\",listener=\"l\",proxy=\"a\\\"b\\\\c\\nd\",upstream=\"u\"} 7\n");
    }
}
