package dev.assay.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every server with Toxiproxy's API does, the real one too: nothing here holds of one backend alone. It touches only the
 * proxy that it makes, and resets none.
 */
abstract class ToxiproxyBehaviour {
    private static final String NAME = "assay-behaviour";
    private static final JsonMapper JSON = new JsonMapper();

    private Backend backend;
    private TestServer server;
    private ToxiproxyClient client;
    private Proxy proxy;

    abstract Backend open() throws IOException;

    @BeforeEach
    void start() throws IOException {
        backend = open();
        server = backend.echo();
        client = new ToxiproxyClient(
                backend.api().getAddress().getHostAddress(), backend.api().getPort());
        call("DELETE", "/proxies/" + NAME, "");
        proxy = client.createProxy(NAME, backend.listen(), backend.upstream(server));
    }

    @AfterEach
    void stop() throws IOException {
        call("DELETE", "/proxies/" + NAME, "");
        server.close();
        backend.close();
    }

    private RawHttp call(String method, String path, String body) {
        return RawHttp.call(backend.api(), method, path, body);
    }

    private RawHttp toxic(String body) {
        return call("POST", "/proxies/" + NAME + "/toxics", body);
    }

    private static JsonNode json(RawHttp answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private Peer connect() throws IOException {
        return new Peer(backend.reach(proxy.getListen()));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(3).nextBytes(bytes);
        return bytes;
    }

    // ---- the API

    @Test
    void tellsAVersion() {
        RawHttp answer = call("GET", "/version", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
        assertThat(answer.header("X-Toxiproxy-Request-Id")).hasSize(20);
        assertThat(json(answer).get("version").textValue()).startsWith("2.");
    }

    @Test
    void showsTheProxyAloneAndAmongAll() {
        JsonNode alone = json(call("GET", "/proxies/" + NAME, ""));

        assertThat(alone.get("name").textValue()).isEqualTo(NAME);
        assertThat(alone.get("listen").textValue()).doesNotEndWith(":0");
        assertThat(alone.get("upstream").textValue()).isEqualTo(backend.upstream(server));
        assertThat(alone.get("enabled").booleanValue()).isTrue();
        assertThat(alone.get("toxics")).isEmpty();
        assertThat(json(call("GET", "/proxies", "")).get(NAME)).isEqualTo(alone);
    }

    @Test
    void showsAToxicWithItsDefaults() {
        RawHttp made = toxic("{\"type\":\"latency\",\"stream\":\"UpStream\"}");

        assertThat(made.status()).isEqualTo(200);
        assertThat(json(made).toString())
                .isEqualTo("{\"attributes\":{\"latency\":0,\"jitter\":0},\"name\":\"latency_UpStream\","
                        + "\"type\":\"latency\",\"stream\":\"UpStream\",\"toxicity\":1}");
        assertThat(json(call("GET", "/proxies/" + NAME + "/toxics/latency_UpStream", "")))
                .isEqualTo(json(made));
    }

    @Test
    void changesOnlyWhatIsGiven() {
        toxic("{\"name\":\"slow\",\"type\":\"latency\",\"attributes\":{\"latency\":5,\"jitter\":2}}");

        RawHttp changed = call(
                "PATCH",
                "/proxies/" + NAME + "/toxics/slow",
                "{\"name\":\"other\",\"stream\":\"upstream\",\"toxicity\":0.5,\"attributes\":{\"Latency\":9}}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(json(changed).get("attributes").toString()).isEqualTo("{\"latency\":9,\"jitter\":2}");
        assertThat(json(changed).get("name").textValue()).isEqualTo("slow");
        assertThat(json(changed).get("stream").textValue()).isEqualTo("downstream");
        assertThat(json(changed).get("toxicity").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void deletesAToxic() {
        toxic("{\"type\":\"noop\"}");

        assertThat(call("DELETE", "/proxies/" + NAME + "/toxics/noop_downstream", "")
                        .status())
                .isEqualTo(204);
        assertThat(call("GET", "/proxies/" + NAME + "/toxics", "").body()).startsWith("[]");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3} {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            GET    | /proxies/no-such-proxy                    | ''                                 | 404 | proxy not found
            DELETE | /proxies/no-such-proxy                    | ''                                 | 404 | proxy not found
            POST   | /proxies/no-such-proxy/toxics             | {                                  | 404 | proxy not found
            GET    | /proxies/assay-behaviour/toxics/no        | ''                                 | 404 | toxic not found
            POST   | /proxies/assay-behaviour/toxics/no        | {                                  | 404 | toxic not found
            POST   | /proxies                                  | ''                                 | 400 | bad request body: EOF
            POST   | /proxies                                  | {"name":                           | 400 | bad request body: unexpected EOF
            POST   | /proxies                                  | null                               | 400 | missing required field: name
            POST   | /proxies                                  | {} {"name":"x"}                    | 400 | missing required field: name
            POST   | /proxies                                  | {"NAME":"x"}                       | 400 | missing required field: upstream
            POST   | /proxies                                  | {"name":"assay-behaviour","upstream":"u:1"} | 409 | proxy already exists
            POST   | /proxies/assay-behaviour/toxics           | {"stream":"sideways","type":"x"}   | 400 | stream was invalid, can be either upstream or downstream
            POST   | /proxies/assay-behaviour/toxics           | {"type":"Latency"}                 | 400 | invalid toxic type
            POST   | /proxies/assay-behaviour/toxics           | {"type":"noop","name":"there"}     | 409 | toxic already exists
            """)
    void refusesWithStatusAndText(String method, String path, String body, int status, String text) {
        toxic("{\"type\":\"noop\",\"name\":\"there\"}");

        RawHttp answer = call(method, path, body.equals("''") ? "" : body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(json(answer).get("error").textValue()).isEqualTo(text);
        assertThat(json(answer).get("status").intValue()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {"type":"latency","attributes":{"latency":10.5}}
            {"type":"latency","attributes":{"latency":1e2}}
            {"type":"latency","attributes":{"latency":"10"}}
            """)
    void refusesNumbersThatAreNotPlain(String body) {
        RawHttp answer = toxic(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).get("error").textValue()).startsWith("bad request body: ");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET, /nothing, 404",
        "GET, /proxies/, 404",
        "PUT, /proxies, 405",
        "OPTIONS, /proxies, 405",
        "HEAD, /version, 405",
        "GET, /reset, 405",
        "GET, //version, 301",
    })
    void knowsItsRoutes(String method, String path, int status) {
        assertThat(call(method, path, "").status()).isEqualTo(status);
    }

    @Test
    void keepsBrowsersOut() {
        RawHttp answer = RawHttp.send(
                backend.api(),
                "GET /version HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUser-Agent: Mozilla/5.0\r\n\r\n");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).startsWith("User agent not allowed");
    }

    @Test
    void populatesAndKeepsAnEqualProxyWithItsToxics() {
        toxic("{\"type\":\"noop\"}");

        RawHttp populated = call(
                "POST",
                "/populate",
                "[{\"name\":\"" + NAME + "\",\"listen\":\"" + proxy.getListen() + "\",\"upstream\":\""
                        + proxy.getUpstream() + "\"}]");

        assertThat(populated.status()).isEqualTo(201);
        assertThat(json(populated).at("/proxies/0/toxics/0/name").textValue()).isEqualTo("noop_downstream");
    }

    @Test
    void populatesNothingOfABadList() {
        RawHttp populated =
                call("POST", "/populate", "[{\"name\":\"assay-behaviour-2\",\"upstream\":\"u:1\"},{\"name\":\"b\"}]");

        assertThat(populated.status()).isEqualTo(400);
        assertThat(populated.header("Content-Type")).isEqualTo("application/json");
        assertThat(json(populated).get("error").textValue()).isEqualTo("missing required field: upstream at proxy 2");
        assertThat(call("GET", "/proxies/assay-behaviour-2", "").status()).isEqualTo(404);
    }

    // ---- connections

    @Test
    void carriesBytesBothWays() throws IOException {
        byte[] sent = bytes(3_000_000);
        try (Peer peer = connect()) {
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> sendAll(peer, sent));

            assertThat(peer.socket().getInputStream().readNBytes(sent.length)).isEqualTo(sent);
            writer.join();
        }
    }

    private static void sendAll(Peer peer, byte[] bytes) {
        try {
            peer.send(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void disablingCutsAndEnablingKeepsPortAndToxics() throws IOException {
        proxy.toxics().latency("slow", ToxicDirection.DOWNSTREAM, 60);
        String listen = proxy.getListen();
        try (Peer before = connect()) {
            before.echoMillis();

            proxy.disable();

            assertThat(before.receiveToEnd()).isEmpty();
        }

        proxy.enable();

        assertThat(proxy.getListen()).isEqualTo(listen);
        try (Peer after = connect()) {
            assertThat(after.echoMillis()).isGreaterThanOrEqualTo(60);
        }
    }

    @Test
    void anUnreachableServerIsAnEnd() throws IOException {
        server.close();
        try (Peer peer = connect()) {
            assertThat(peer.receiveToEnd()).isEmpty();
        }
    }

    // ---- toxics

    @Test
    void latencyComesChangesAndGoesOnALiveConnection() throws IOException {
        try (Peer peer = connect()) {
            var latency = proxy.toxics().latency("slow", ToxicDirection.UPSTREAM, 200);
            assertThat(peer.echoMillis()).isGreaterThanOrEqualTo(200);

            latency.setLatency(80);
            assertThat(peer.echoMillis()).isGreaterThanOrEqualTo(80);

            latency.remove();
            assertThat(fastest(peer)).isLessThan(80);
        }
    }

    private static double fastest(Peer peer) throws IOException {
        double fastest = Double.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            fastest = Math.min(fastest, peer.echoMillis());
        }
        return fastest;
    }

    @Test
    void removedLatencyDeliversWhatItHeld() throws IOException {
        byte[] sent = bytes(100_000);
        var latency = proxy.toxics().latency("slow", ToxicDirection.DOWNSTREAM, 60_000);
        try (Peer peer = connect()) {
            peer.send(sent);
            assertThat(peer.hearsNothingFor(Duration.ofMillis(200))).isTrue();

            latency.remove();

            assertThat(peer.socket().getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        }
    }

    @Test
    void bandwidthZeroFreezesAndItsRemovalThaws() throws IOException {
        var frozen = proxy.toxics().bandwidth("frozen", ToxicDirection.DOWNSTREAM, 0);
        try (Peer peer = connect()) {
            peer.send("kept");
            assertThat(peer.hearsNothingFor(Duration.ofMillis(200))).isTrue();

            frozen.remove();

            assertThat(peer.receive(4)).isEqualTo("kept");
        }
    }

    @Test
    void bandwidthIsNoFasterThanItsRate() throws IOException {
        proxy.toxics().bandwidth("thin", ToxicDirection.DOWNSTREAM, 200);
        try (Peer peer = connect()) {
            long start = System.nanoTime();
            peer.send(bytes(100_000));
            peer.socket().getInputStream().readNBytes(100_000);

            assertThat((System.nanoTime() - start) / 1e6).isGreaterThan(450);
        }
    }

    @Test
    void timeoutDropsDataAndEndsTheConnection() throws IOException {
        proxy.toxics().timeout("dead", ToxicDirection.DOWNSTREAM, 200);
        try (Peer peer = connect()) {
            long start = System.nanoTime();
            peer.send("lost");

            assertThat(peer.receiveToEnd()).isEmpty();
            assertThat((System.nanoTime() - start) / 1e6).isGreaterThanOrEqualTo(190);
        }
    }

    @Test
    void removingATimeoutEndsTheConnection() throws IOException {
        var timeout = proxy.toxics().timeout("dead", ToxicDirection.DOWNSTREAM, 0);
        try (Peer peer = connect()) {
            peer.send("lost");
            assertThat(peer.hearsNothingFor(Duration.ofMillis(150))).isTrue();

            timeout.remove();

            assertThat(peer.receiveToEnd()).isEmpty();
        }
    }

    @Test
    void resetPeerResetsANewConnection() throws IOException {
        proxy.toxics().resetPeer("reset", ToxicDirection.UPSTREAM, 0);
        try (Peer peer = connect()) {
            peer.send("x");

            assertThatThrownBy(() -> peer.receive(1))
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void slowCloseDelaysTheEnd() throws IOException {
        proxy.toxics().slowClose("slow", ToxicDirection.DOWNSTREAM, 300);
        try (Peer peer = connect()) {
            peer.echoMillis();
            long start = System.nanoTime();
            server.close();

            assertThat(peer.receiveToEnd()).isEmpty();
            assertThat((System.nanoTime() - start) / 1e6).isGreaterThanOrEqualTo(295);
        }
    }

    @Test
    void slicerWaitsAfterEachPiece() throws IOException {
        byte[] sent = bytes(1_000);
        proxy.toxics().slicer("cut", ToxicDirection.DOWNSTREAM, 100, 10_000);
        try (Peer peer = connect()) {
            long start = System.nanoTime();
            peer.send(sent);

            assertThat(peer.socket().getInputStream().readNBytes(sent.length)).isEqualTo(sent);
            assertThat((System.nanoTime() - start) / 1e6).isGreaterThan(100);
        }
    }

    @Test
    void limitDataPassesThatManyBytesAndEnds() throws IOException {
        byte[] sent = bytes(5_000);
        proxy.toxics().limitData("limit", ToxicDirection.DOWNSTREAM, 1_234);
        try (Peer peer = connect()) {
            peer.send(sent);

            assertThat(peer.receiveToEnd()).isEqualTo(Arrays.copyOf(sent, 1_234));
        }
    }

    @Test
    void toxicityZeroHitsNothing() throws IOException {
        toxic("{\"type\":\"limit_data\",\"toxicity\":0}");
        try (Peer peer = connect()) {
            peer.send("x");

            assertThat(peer.receive(1)).isEqualTo("x");
        }
    }
}
