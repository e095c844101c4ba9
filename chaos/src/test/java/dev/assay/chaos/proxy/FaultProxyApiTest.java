package dev.assay.chaos.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP interface to the letter: statuses, bodies, texts, types. */
class FaultProxyApiTest {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    private FaultProxy proxy;

    @BeforeEach
    void start() {
        proxy = FaultProxy.start(FaultProxyOptions.onFreePort(1));
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private RawHttp call(String method, String path, String body) {
        return RawHttp.call(proxy.apiPort(), method, path, body);
    }

    private void makeProxy(String name) {
        RawHttp made = call(
                "POST",
                "/proxies",
                "{\"name\":\"" + name + "\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:9\"}");
        assertThat(made.status()).isEqualTo(201);
    }

    private void makeToxic(String json) {
        assertThat(call("POST", "/proxies/db/toxics", json).status()).isEqualTo(200);
    }

    @Test
    void tellsItsVersion() {
        RawHttp answer = call("GET", "/version", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"version\": \"2.12.0\"}\n");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
        assertThat(answer.header("X-Toxiproxy-Request-Id")).hasSize(20);
    }

    @Test
    void createsAndShowsAProxy() {
        RawHttp made = call(
                "POST", "/proxies", "{\"name\":\"db\",\"listen\":\"localhost:0\",\"upstream\":\"nowhere.invalid:1\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Content-Type")).isEqualTo(JSON);
        assertThat(made.body())
                .matches(
                        "\\{\"name\":\"db\",\"listen\":\"127\\.0\\.0\\.1:[1-9]\\d*\",\"upstream\":\"nowhere.invalid:1\","
                                + "\"enabled\":true,\"toxics\":\\[]}");
        assertThat(call("GET", "/proxies/db", "").body()).isEqualTo(made.body());
        assertThat(call("GET", "/proxies", "").body()).isEqualTo("{\"db\":" + made.body() + "}");
    }

    @Test
    void listensOnAllInterfacesWithoutListen() {
        RawHttp made = call("POST", "/proxies", "{\"name\":\"db\",\"upstream\":\"127.0.0.1:9\"}");

        assertThat(made.body()).containsPattern("\"listen\":\"(\\[::]|0\\.0\\.0\\.0):[1-9]\\d*\"");
    }

    @Test
    void keepsPortZeroOfADisabledProxy() {
        RawHttp made = call(
                "POST",
                "/proxies",
                "{\"NAME\":\"db\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:9\",\"enabled\":false,\"more\":1}");

        assertThat(made.body())
                .isEqualTo("{\"name\":\"db\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:9\","
                        + "\"enabled\":false,\"toxics\":[]}");
    }

    @Test
    void deletesAProxyAndFreesItsNameAndPort() {
        makeProxy("db");
        String listen = call("GET", "/proxies/db", "").body().replaceAll(".*\"listen\":\"([^\"]*)\".*", "$1");

        RawHttp deleted = call("DELETE", "/proxies/db", "");
        RawHttp again = call(
                "POST", "/proxies", "{\"name\":\"db\",\"listen\":\"" + listen + "\",\"upstream\":\"127.0.0.1:9\"}");

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(again.status()).isEqualTo(201);
    }

    @Test
    void showsToxicsUpstreamFirst() {
        makeProxy("db");
        makeToxic("{\"type\":\"latency\",\"attributes\":{\"latency\":5,\"jitter\":null}}");
        makeToxic("{\"type\":\"timeout\",\"stream\":\"UpStream\",\"toxicity\":0.25}");

        assertThat(call("GET", "/proxies/db/toxics", "").body())
                .isEqualTo("[{\"attributes\":{\"timeout\":0},\"name\":\"timeout_UpStream\",\"type\":\"timeout\","
                        + "\"stream\":\"UpStream\",\"toxicity\":0.25},"
                        + "{\"attributes\":{\"latency\":5,\"jitter\":0},\"name\":\"latency_downstream\","
                        + "\"type\":\"latency\",\"stream\":\"downstream\",\"toxicity\":1}]");
    }

    @Test
    void changesOnlyGivenAttributesOfAToxic() {
        makeProxy("db");
        makeToxic("{\"name\":\"slow\",\"type\":\"latency\",\"attributes\":{\"latency\":5,\"jitter\":2}}");

        RawHttp changed = call(
                "PATCH",
                "/proxies/db/toxics/slow",
                "{\"name\":\"other\",\"stream\":\"upstream\",\"attributes\":{\"Latency\":9}}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body())
                .isEqualTo("{\"attributes\":{\"latency\":9,\"jitter\":2},\"name\":\"slow\",\"type\":\"latency\","
                        + "\"stream\":\"downstream\",\"toxicity\":1}");
        assertThat(call("GET", "/proxies/db/toxics/slow", "").body()).isEqualTo(changed.body());
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3} {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', nullValues = "-", textBlock = """
            GET    | /proxies/no              | ''                                    | 404 | proxy not found
            POST   | /proxies/no              | {                                     | 404 | proxy not found
            DELETE | /proxies/no              | ''                                    | 404 | proxy not found
            GET    | /proxies/no/toxics       | ''                                    | 404 | proxy not found
            POST   | /proxies/no/toxics       | {                                     | 404 | proxy not found
            GET    | /proxies/db/toxics/no    | ''                                    | 404 | toxic not found
            POST   | /proxies/db/toxics/no    | {                                     | 404 | toxic not found
            DELETE | /proxies/db/toxics/no    | ''                                    | 404 | toxic not found
            POST   | /proxies                 | ''                                    | 400 | bad request body: EOF
            POST   | /proxies                 | {"name":                              | 400 | bad request body: unexpected EOF
            POST   | /proxies                 | null                                  | 400 | missing required field: name
            POST   | /proxies                 | {} trailing                           | 400 | missing required field: name
            POST   | /proxies                 | {"name":"x"}                          | 400 | missing required field: upstream
            POST   | /proxies                 | {"name":"db"}                         | 400 | missing required field: upstream
            POST   | /proxies                 | {"name":"db","upstream":"u:1"}        | 409 | proxy already exists
            POST   | /proxies                 | {"name":7}                            | 400 | bad request body: name must be a string, was 7
            POST   | /proxies                 | [1]                                   | 400 | bad request body: an object was expected, not [1]
            POST   | /proxies/db              | {"enabled":"no"}                      | 400 | bad request body: enabled must be true or false, was "no"
            POST   | /proxies/db/toxics       | ''                                    | 400 | bad request body: EOF
            POST   | /proxies/db/toxics       | {"stream":"sideways","type":"x"}      | 400 | stream was invalid, can be either upstream or downstream
            POST   | /proxies/db/toxics       | {"type":"Latency"}                    | 400 | invalid toxic type
            POST   | /proxies/db/toxics       | {}                                    | 400 | invalid toxic type
            POST   | /proxies/db/toxics       | {"type":"slicer","name":"here"}       | 409 | toxic already exists
            POST   | /proxies/db/toxics       | {"type":"latency","attributes":{"latency":10.5}} | 400 | bad request body: latency must be a whole number, was 10.5
            POST   | /proxies/db/toxics       | {"type":"latency","attributes":{"latency":"10"}} | 400 | bad request body: latency must be a whole number, was "10"
            POST   | /proxies/db/toxics       | {"type":"latency","attributes":{"jitter":4611686018427387904}} | 400 | invalid attribute: jitter is [4611686018427387904], at most 4611686018427387903
            POST   | /proxies/db/toxics       | {"type":"bandwidth","attributes":{"rate":-1}} | 400 | invalid attribute: rate is [-1], at least 0
            POST   | /proxies/db/toxics       | {"type":"slicer"}                     | 400 | invalid attribute: average_size is [0], at least 1
            POST   | /proxies/db/toxics       | {"type":"slicer","attributes":{"average_size":5,"size_variation":6}} | 400 | invalid attribute: size_variation is [6], at most 5
            POST   | /proxies/db/toxics/here  | {"toxicity":"all"}                    | 400 | bad request body: toxicity must be a number, was "all"
            """)
    void refusesWithStatusAndText(String method, String path, String body, int status, String text) {
        makeProxy("db");
        makeToxic("{\"type\":\"noop\",\"name\":\"here\"}");

        RawHttp answer = call(method, path, body.equals("''") ? "" : body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"" + text.replace("\"", "\\\"") + "\",\"status\":" + status + "}\n");
        assertThat(answer.header("Content-Type")).isEqualTo(TEXT);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET, /, 404",
        "GET, /proxies/, 404",
        "GET, /metrics, 404",
        "GET, /nothing, 404",
        "PUT, /proxies, 405",
        "HEAD, /version, 405",
        "OPTIONS, /proxies, 405",
        "POST, /version, 405",
        "GET, /reset, 405",
        "PUT, /proxies/db, 405",
        "DELETE, /proxies/db/toxics, 405",
        "GET, //version, 301",
        "GET, /./version, 301",
    })
    void knowsItsRoutesAndNoOthers(String method, String path, int status) {
        RawHttp answer = call(method, path, "");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(status == 404 ? "404 page not found\n" : "");
        assertThat(answer.header("Location")).isEqualTo(status == 301 ? "/version" : "");
        assertThat(answer.header("X-Toxiproxy-Request-Id")).isEmpty();
    }

    @Test
    void sendsOnWithTheQueryAndWithoutDecoding() {
        assertThat(call("GET", "/proxies//a%0d%0ab?c=%2F", "").header("Location"))
                .isEqualTo("/proxies/a%0d%0ab?c=%2F");
    }

    @Test
    void keepsBrowsersOut() {
        String request = "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUser-Agent: Mozilla/5.0\r\n\r\n";

        assertThat(RawHttp.send(proxy.apiPort(), request.formatted("/version")))
                .extracting(RawHttp::status, RawHttp::body)
                .containsExactly(403, "User agent not allowed\n");
        assertThat(RawHttp.send(proxy.apiPort(), request.formatted("/nothing")).status())
                .isEqualTo(404);
    }

    @Test
    void resetsWithoutBodyAndLength() {
        makeProxy("db");
        makeToxic("{\"type\":\"latency\"}");
        call("POST", "/proxies/db", "{\"enabled\":false}");

        RawHttp reset = RawHttp.send(proxy.apiPort(), "POST /reset HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(reset.status()).isEqualTo(204);
        assertThat(call("GET", "/proxies/db", "").body()).contains("\"enabled\":true,\"toxics\":[]");
    }

    @Test
    void answersPipelinedRequestsInOrder() {
        String get = "GET /%s HTTP/1.1\r\nHost: x\r\n%s\r\n";

        RawHttp answers = RawHttp.send(
                proxy.apiPort(), get.formatted("version", "") + get.formatted("nothing", "Connection: close\r\n"));

        assertThat(answers.status()).isEqualTo(200);
        assertThat(answers.body())
                .startsWith("{\"version\": \"2.12.0\"}\nHTTP/1.1 404 ")
                .endsWith("404 page not found\n");
    }

    @Test
    void takesABodyInChunks() {
        RawHttp made = RawHttp.send(proxy.apiPort(), """
                POST /proxies HTTP/1.1\r
                Host: x\r
                Connection: close\r
                Transfer-Encoding: chunked\r
                \r
                10\r
                {"name":"in two"\r
                12\r
                ,"upstream":"u:1"}\r
                0\r
                \r
                """);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body()).startsWith("{\"name\":\"in two\"");
    }

    @Test
    void saysThatABodyIsWelcomeToWhoWaitsForThat() throws IOException {
        try (Peer client = new Peer("127.0.0.1:" + proxy.apiPort())) {
            client.send("""
                    POST /proxies HTTP/1.1\r
                    Host: x\r
                    Connection: close\r
                    Expect: 100-continue\r
                    Content-Length: 30\r
                    \r
                    """);
            String go = "HTTP/1.1 100 Continue\r\n";
            assertThat(client.receive(go.length())).isEqualTo(go);
            client.send("{\"name\":\"db\",\"upstream\":\"u:1\"}");

            assertThat(client.receiveToEnd()).asString().contains("HTTP/1.1 201 Created\r\n");
        }
    }

    @Test
    void answersAnOldClientAndEndsItsConnection() {
        RawHttp answer = RawHttp.send(proxy.apiPort(), "GET /version HTTP/1.0\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"version\": \"2.12.0\"}\n");
    }

    @Test
    void takesWhateverContentTypeTheBodyHas() {
        String body = "{\"name\":\"db\",\"upstream\":\"u:1\"}";

        RawHttp made = RawHttp.send(
                proxy.apiPort(),
                "POST /proxies HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);

        assertThat(made.status()).isEqualTo(201);
    }

    @Test
    void aRefusedUpdateChangesNothing() {
        makeProxy("db");
        makeToxic("{\"name\":\"slow\",\"type\":\"latency\",\"attributes\":{\"latency\":5}}");
        RawHttp before = call("GET", "/proxies/db/toxics/slow", "");

        RawHttp refused = call(
                "POST", "/proxies/db/toxics/slow", "{\"toxicity\":0.5,\"attributes\":{\"latency\":9,\"jitter\":1.5}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(call("GET", "/proxies/db/toxics/slow", "").body()).isEqualTo(before.body());
    }

    @Test
    void replacesAPopulatedProxyThatLeadsElsewhere() {
        makeProxy("db");
        makeToxic("{\"type\":\"noop\"}");

        RawHttp populated = call(
                "POST", "/populate", "[{\"name\":\"db\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:10\"}]");

        assertThat(populated.status()).isEqualTo(201);
        assertThat(populated.body()).contains("\"upstream\":\"127.0.0.1:10\"").endsWith("\"toxics\":[]}]}");
    }

    @Test
    void populatesUpToTheProxyThatCannotListen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String listen = "127.0.0.1:" + taken.getLocalPort();

            RawHttp populated = call(
                    "POST",
                    "/populate",
                    "[{\"name\":\"a\",\"upstream\":\"u:1\",\"enabled\":false},"
                            + "{\"name\":\"b\",\"listen\":\"" + listen + "\",\"upstream\":\"u:1\"},"
                            + "{\"name\":\"c\",\"upstream\":\"u:1\"}]");

            assertThat(populated.status()).isEqualTo(500);
            assertThat(populated.header("Content-Type")).isEqualTo(JSON);
            assertThat(populated.body())
                    .startsWith("{\"error\":\"listen tcp " + listen
                            + ": bind: address already in use\",\"status\":500,\"proxies\":[{\"name\":\"a\"");
            assertThat(call("GET", "/proxies/b", "").status()).isEqualTo(404);
            assertThat(call("GET", "/proxies/c", "").status()).isEqualTo(404);
        }
    }

    @Test
    void resetGoesOnBehindAProxyThatCannotListen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String listen = "127.0.0.1:" + taken.getLocalPort();
            call(
                    "POST",
                    "/proxies",
                    "{\"name\":\"a\",\"listen\":\"" + listen + "\",\"upstream\":\"u:1\",\"enabled\":false}");
            makeProxy("db");
            makeToxic("{\"type\":\"noop\"}");

            RawHttp reset = call("POST", "/reset", "");

            assertThat(reset.status()).isEqualTo(500);
            assertThat(reset.body())
                    .isEqualTo(
                            "{\"error\":\"listen tcp " + listen + ": bind: address already in use\",\"status\":500}\n");
            assertThat(call("GET", "/proxies/db/toxics", "").body()).isEqualTo("[]");
        }
    }

    @Test
    void saysWhenAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String listen = "127.0.0.1:" + taken.getLocalPort();

            RawHttp answer = call(
                    "POST", "/proxies", "{\"name\":\"db\",\"listen\":\"" + listen + "\",\"upstream\":\"127.0.0.1:9\"}");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"error\":\"listen tcp " + listen + ": bind: address already in use\",\"status\":500}\n");
            assertThat(call("GET", "/proxies", "").body()).isEqualTo("{}");
        }
    }

    @Test
    void staysDisabledWithTheNewPortWhenAMoveFails() throws IOException {
        makeProxy("db");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String listen = "127.0.0.1:" + taken.getLocalPort();

            RawHttp moved = call("POST", "/proxies/db", "{\"listen\":\"" + listen + "\"}");

            assertThat(moved.status()).isEqualTo(500);
            assertThat(call("GET", "/proxies/db", "").body())
                    .contains("\"listen\":\"" + listen + "\"", "\"enabled\":false");
        }
    }

    @Test
    void populatesAndKeepsEqualProxies() {
        makeProxy("db");
        makeToxic("{\"type\":\"noop\"}");
        String listen = call("GET", "/proxies/db", "").body().replaceAll(".*\"listen\":\"([^\"]*)\".*", "$1");

        RawHttp populated = call(
                "POST",
                "/populate",
                "[{\"name\":\"db\",\"listen\":\"" + listen + "\",\"upstream\":\"127.0.0.1:9\"},"
                        + "{\"name\":\"two\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:9\",\"enabled\":false}]");

        assertThat(populated.status()).isEqualTo(201);
        assertThat(populated.header("Content-Type")).isEqualTo(JSON);
        assertThat(populated.body())
                .startsWith("{\"proxies\":[{\"name\":\"db\"")
                .contains("\"name\":\"noop_downstream\"")
                .endsWith("{\"name\":\"two\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:9\","
                        + "\"enabled\":false,\"toxics\":[]}]}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            []                                              | 201 | {"proxies":null}
            [{"name":"a","upstream":"u:1"},{"name":"b"}]    | 400 | {"error":"missing required field: upstream at proxy 2","status":400,"proxies":null}
            [{"upstream":"u:1"}]                            | 400 | {"error":"missing required field: name at proxy 1","status":400,"proxies":null}
            {}                                              | 400 | {"error":"bad request body: an array was expected, not {}","status":400,"proxies":null}
            """)
    void populatesAllOrNothingOfABadList(String body, int status, String answer) {
        RawHttp populated = call("POST", "/populate", body);

        assertThat(populated.status()).isEqualTo(status);
        assertThat(populated.body()).isEqualTo(answer);
        assertThat(populated.header("Content-Type")).isEqualTo(JSON);
        assertThat(call("GET", "/proxies", "").body()).isEqualTo("{}");
    }
}
