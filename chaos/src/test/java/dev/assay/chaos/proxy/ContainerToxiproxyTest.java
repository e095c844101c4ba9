package dev.assay.chaos.proxy;

import dev.assay.chaos.backend.ContainerFaultBackend;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.container.Companion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** A Toxiproxy in a container behaves likewise, reached at the address of its container. */
@Tag("container")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerToxiproxyTest extends ToxiproxyBehaviour {
    private static final int API = 8474;
    private static final int PROXY = 8666;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Companion container =
            Companion.start(ContainerFaultBackend.IMAGE, List.of(API, PROXY), DatabaseSettings.defaults());

    @BeforeAll
    void awaitReady() {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!answers() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private boolean answers() {
        try {
            return RawHttp.call(own(API), "GET", "/version", "").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    @AfterAll
    void end() {
        container.close();
    }

    private InetSocketAddress own(int port) {
        return new InetSocketAddress(container.ownAddress().orElseThrow(), port);
    }

    @Override
    Backend open() {
        return new Backend() {
            @Override
            public InetSocketAddress api() {
                return own(API);
            }

            @Override
            public String listen() {
                return "0.0.0.0:" + PROXY;
            }

            @Override
            public InetSocketAddress reach(String listen) {
                return own(PROXY);
            }

            @Override
            public TestServer echo() throws IOException {
                return TestServer.echoForContainers();
            }

            @Override
            public String upstream(TestServer server) {
                return container.addressInside("127.0.0.1", server.port());
            }

            @Override
            public void close() {}
        };
    }
}
