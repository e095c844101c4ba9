package dev.assay.chaos.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.chaos.fault.Endpoint;
import dev.assay.chaos.proxy.FaultProxy;
import dev.assay.chaos.proxy.FaultProxyOptions;
import dev.assay.check.MistakeException;
import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server with Toxiproxy's API that runs already, and whatever else may answer at the URL. */
class ToxiproxyFaultBackendTest {
    private FaultProxy server;
    private AnsweringServer postgres;
    private ToxiproxyClient client;

    @BeforeEach
    void start() throws IOException {
        server = FaultProxy.start(FaultProxyOptions.onFreePort(1));
        postgres = AnsweringServer.likePostgres();
        client = new ToxiproxyClient("127.0.0.1", server.apiPort());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        postgres.close();
    }

    private String url() {
        return "http://127.0.0.1:" + server.apiPort();
    }

    private ToxiproxyFaultBackend backend(Optional<String> ports) {
        return new ToxiproxyFaultBackend(url(), ports, Optional.empty());
    }

    private Endpoint open(ToxiproxyFaultBackend backend) throws IOException {
        return backend.open("127.0.0.1", postgres.port());
    }

    private List<String> proxies() throws IOException {
        return client.getProxies().stream().map(Proxy::getName).sorted().toList();
    }

    @Test
    void makesAProxyForEachEndpointAndDeletesItWithIt() throws IOException {
        ToxiproxyFaultBackend backend = backend(Optional.empty());
        try (Endpoint first = open(backend);
                Endpoint second = open(backend)) {
            assertThat(first.port()).isNotEqualTo(second.port());
            assertThat(proxies()).hasSize(2).allMatch(name -> ProxyName.parse(name)
                    .isPresent());
        }

        assertThat(proxies()).isEmpty();
    }

    @Test
    void closingDeletesItsProxiesAndNoOthersAlsoInAnInterruptedThread() throws IOException {
        client.createProxy("orders", "127.0.0.1:0", "127.0.0.1:1");
        ToxiproxyFaultBackend backend = backend(Optional.empty());
        Endpoint endpoint = open(backend);

        Thread.currentThread().interrupt();
        backend.close();
        backend.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(proxies()).containsExactly("orders");
        assertThatThrownBy(() -> new Socket(endpoint.host(), endpoint.port())).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> open(backend))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no endpoint can be opened: the fault backend was closed");
    }

    @Test
    void takesTheFreePortsOfARangeAndGivesThemBack() throws IOException {
        try (ServerSocket taken = neighbouring()) {
            int last = taken.getLocalPort() + 1;
            ToxiproxyFaultBackend backend = backend(Optional.of(taken.getLocalPort() + "-" + last));
            try (Endpoint endpoint = open(backend)) {
                assertThat(endpoint.port()).isEqualTo(last);
                assertThat(endpoint.proxy().getListen()).endsWith(":" + last);
                assertThatThrownBy(() -> open(backend))
                        .isInstanceOf(MistakeException.class)
                        .hasMessage("a proxy on one of the ports [" + taken.getLocalPort() + "-" + last
                                + "] of the Toxiproxy at [" + url() + "]: all of them are taken, 1 by this run."
                                + " Other runs use the same Toxiproxy, or proxies of its own configuration listen there."
                                + " Fix: assay.toxiproxy.ports=8666-8697, a range that is published and free");
            }

            try (Endpoint again = open(backend)) {
                assertThat(again.port()).isEqualTo(last);
            }
        }
    }

    /** Listens on a port behind which another one is free. */
    private static ServerSocket neighbouring() throws IOException {
        while (true) {
            ServerSocket socket = new ServerSocket(0);
            try (ServerSocket next = new ServerSocket(socket.getLocalPort() + 1)) {
                assertThat(next.isBound()).isTrue();
                return socket;
            } catch (IOException | IllegalArgumentException occupied) {
                socket.close();
            }
        }
    }

    @Test
    void deletesWhatAKilledRunOfThisMachineLeft() throws IOException {
        ProxyName own = ProxyName.ofThisProcess();
        String dead = new ProxyName(own.machine(), own.process(), own.started() - 1).write();
        String living = own.write();
        String elsewhere = new ProxyName("0", 1, 1).write();
        for (String name : List.of(dead, living, elsewhere)) {
            client.createProxy(name, "127.0.0.1:0", "127.0.0.1:1");
        }
        ToxiproxyFaultBackend backend = backend(Optional.empty());

        open(backend).close();

        assertThat(proxies()).containsExactlyInAnyOrder(living, elsewhere);
    }

    @Test
    void leadsToTheDatabaseAsToxiproxyReachesIt() throws IOException {
        ToxiproxyFaultBackend backend =
                new ToxiproxyFaultBackend(url(), Optional.empty(), Optional.of("localhost:" + postgres.port()));
        try (Endpoint endpoint = backend.open("db.example", 5432)) {
            assertThat(endpoint.proxy().getUpstream()).isEqualTo("localhost:" + postgres.port());
        }
    }

    @Test
    void aDatabaseThatItDoesNotReachIsAnAnswerAndLeavesNothing() throws IOException {
        ToxiproxyFaultBackend backend = new ToxiproxyFaultBackend(url(), Optional.empty(), Optional.of("127.0.0.1:1"));

        assertThatThrownBy(() -> open(backend))
                .isInstanceOf(MistakeException.class)
                .hasMessageMatching(
                        "assay\\.toxiproxy\\.url = \\[" + url() + "\\]: its proxy at \\[127\\.0\\.0\\.1:\\d+\\]"
                                + " does not lead to the database at \\[127\\.0\\.0\\.1:1\\]: the connection was closed without an answer\\."
                                + " Where it runs that address leads elsewhere, or its own ports are not published\\."
                                + " Fix: assay\\.toxiproxy\\.upstream=db:5432, the database as Toxiproxy reaches it,"
                                + " and assay\\.toxiproxy\\.ports=8666-8697 where only these are published");
        assertThat(proxies()).isEmpty();
    }

    @Test
    void aConnectionThatIsRefusedIsAnAnswer() throws IOException {
        server.close();

        assertThatThrownBy(() -> open(backend(Optional.empty())))
                .isInstanceOf(MistakeException.class)
                .hasMessage(answer(
                        server.apiPort(), "Connection refused. Toxiproxy does not run there, or another server does"));
    }

    @Test
    void anOldVersionIsAnAnswer() throws IOException {
        try (AnsweringServer old = AnsweringServer.http(200, "2.1.4")) {
            assertThatThrownBy(() -> open(at(old)))
                    .isInstanceOf(MistakeException.class)
                    .hasMessage("assay.toxiproxy.url = [http://127.0.0.1:" + old.port()
                            + "]: it is version [2.1.4], needed is [2.2] or later. Older ones cannot reset connections."
                            + " Fix: update Toxiproxy, or leave assay.toxiproxy.url out");
        }
    }

    @Test
    void anotherServerIsAnAnswer() throws IOException {
        try (AnsweringServer other = AnsweringServer.http(404, "no such page")) {
            assertThatThrownBy(() -> open(at(other)))
                    .isInstanceOf(MistakeException.class)
                    .hasMessage(
                            answer(
                                    other.port(),
                                    "GET /version was answered with status [404]. Toxiproxy does not run there, or another server does"));
        }
    }

    private static ToxiproxyFaultBackend at(AnsweringServer server) {
        return new ToxiproxyFaultBackend("http://127.0.0.1:" + server.port(), Optional.empty(), Optional.empty());
    }

    private static String answer(int port, String found) {
        return "assay.toxiproxy.url = [http://127.0.0.1:" + port + "]: " + found
                + ". Fix: toxiproxy-server -host 127.0.0.1 -port " + port + ", or leave assay.toxiproxy.url out";
    }

    @Test
    void whatAcceptsConnectionsInPlaceOfTheProxyIsRefusedForFaultsThatItHides() throws IOException {
        try (AnsweringServer relay = AnsweringServer.likePostgres()) {
            Proxy proxy = client.createProxy("p", "127.0.0.1:0", "127.0.0.1:" + postgres.port());
            String found = Relay.at("127.0.0.1", relay.port());
            Endpoint endpoint = new Endpoint(proxy, "127.0.0.1", relay.port(), found, () -> {});

            assertThatThrownBy(endpoint::refuse)
                    .isInstanceOf(MistakeException.class)
                    .hasMessage("@ChaosScenario faults, the fault [refuse]: port [127.0.0.1:" + relay.port()
                            + "] accepts connections, and no proxy listens there: it was published by something that accepts"
                            + " them by itself. The application would see connections that are accepted and then end, which"
                            + " is a weaker fault. Fix: assay.faults.backend=embedded");
            assertThat(client.getProxy("p").isEnabled()).isTrue();
        }
    }

    @Test
    void nothingStandsBeforeAPortThatRefuses() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(Relay.at("127.0.0.1", free)).isEmpty();
    }
}
