package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.chaos.fault.Endpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EmbeddedFaultBackendTest {
    private final EmbeddedFaultBackend backend = new EmbeddedFaultBackend(1);

    @AfterEach
    void closeBackend() {
        backend.close();
    }

    @Test
    void givesEachEndpointAnAddressOfItsOwn() throws IOException {
        try (Endpoint first = backend.open("127.0.0.1", 1);
                Endpoint second = backend.open("::1", 1)) {
            assertThat(first.port()).isNotEqualTo(second.port());
            assertThat(first.proxy().getUpstream()).isEqualTo("127.0.0.1:1");
            assertThat(second.proxy().getUpstream()).isEqualTo("[::1]:1");
            connect(first);
            connect(second);
        }
    }

    @Test
    void closingAnEndpointEndsItsListener() throws IOException {
        Endpoint endpoint = backend.open("127.0.0.1", 1);

        endpoint.close();

        assertThatThrownBy(() -> connect(endpoint)).isInstanceOf(ConnectException.class);
    }

    @Test
    void closingTheBackendEndsEveryListener() throws IOException {
        Endpoint endpoint = backend.open("127.0.0.1", 1);

        backend.close();
        backend.close();

        assertThatThrownBy(() -> connect(endpoint)).isInstanceOf(ConnectException.class);
    }

    @Test
    void refusesToOpenOnceClosed() {
        backend.close();

        assertThatThrownBy(() -> backend.open("127.0.0.1", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no endpoint can be opened: the fault backend was closed");
    }

    private static void connect(Endpoint endpoint) throws IOException {
        new Socket(InetAddress.getByName(endpoint.host()), endpoint.port()).close();
    }
}
