package dev.assay.chaos.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.chaos.fault.Endpoint;
import dev.assay.chaos.proxy.FaultProxy;
import dev.assay.chaos.proxy.FaultProxyOptions;
import dev.assay.check.MistakeException;
import dev.assay.configuration.Configuration;
import dev.assay.configuration.Source;
import dev.assay.database.DatabaseSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredFaultBackendTest {
    private final List<String> said = new ArrayList<>();

    private ConfiguredFaultBackend of(Map<String, String> environment) {
        Configuration configuration = new Configuration(List.of(Source.ofEnvironment(environment)));
        return ConfiguredFaultBackend.of(configuration, DatabaseSettings.defaults(), 1, said::add);
    }

    @Test
    void takesTheProxyOfThisJvmByItself() throws IOException {
        try (ConfiguredFaultBackend backend = of(Map.of());
                Endpoint endpoint = backend.open("127.0.0.1", 1)) {
            assertThat(endpoint.host()).isEqualTo("127.0.0.1");
            assertThat(said).isEmpty();
        }
    }

    @Test
    void takesTheToxiproxyThatRunsAlreadyAndSaysSoOnce() throws IOException {
        try (FaultProxy server = FaultProxy.start(FaultProxyOptions.onFreePort(1));
                AnsweringServer postgres = AnsweringServer.likePostgres();
                ConfiguredFaultBackend backend =
                        of(Map.of("ASSAY_TOXIPROXY_URL", "http://127.0.0.1:" + server.apiPort()))) {
            backend.open("127.0.0.1", postgres.port()).close();
            backend.open("127.0.0.1", postgres.port()).close();

            assertThat(said)
                    .containsExactly("faults are carried by the Toxiproxy at http://127.0.0.1:" + server.apiPort());
        }
    }

    @Test
    void leavesTheGivenOneAloneWhereAnotherIsNamed() throws IOException {
        try (ConfiguredFaultBackend backend =
                        of(Map.of("ASSAY_TOXIPROXY_URL", "http://127.0.0.1:1", "ASSAY_FAULTS_BACKEND", "embedded"));
                Endpoint endpoint = backend.open("127.0.0.1", 1)) {
            assertThat(endpoint.proxy().getUpstream()).isEqualTo("127.0.0.1:1");
            assertThat(said).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ASSAY_TOXIPROXY_URL   | 127.0.0.1:8474        | assay.toxiproxy.url   | is no URL, for example "http://127.0.0.1:8474"
            ASSAY_TOXIPROXY_URL   | https://t:8474        | assay.toxiproxy.url   | does not begin with http://, for example "http://127.0.0.1:8474"
            ASSAY_TOXIPROXY_URL   | http://t:8474/proxies | assay.toxiproxy.url   | holds more than host and port, for example "http://127.0.0.1:8474"
            ASSAY_TOXIPROXY_URL   | http:///              | assay.toxiproxy.url   | names no host, for example "http://127.0.0.1:8474"
            ASSAY_FAULTS_BACKEND  | toxiproxy             | assay.faults.backend  | is none of auto, embedded, container and url, for example "auto"
            """)
    void refusesWhatCannotBeMeant(String variable, String value, String property, String found) {
        assertThatThrownBy(() -> of(Map.of(variable, value)))
                .isInstanceOf(MistakeException.class)
                .hasMessage("environment %s = [%s]: [%s] %s. Fix: set %s to a value that can be read, or leave it out"
                        .formatted(property, value, value, found, property));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            8666      | is no range of ports
            9-8       | does not lie in order between 1 and 65535
            0-8       | does not lie in order between 1 and 65535
            1-65536   | does not lie in order between 1 and 65535
            """)
    void refusesPortsThatAreNoRange(String value, String found) {
        assertThatThrownBy(() -> of(Map.of("ASSAY_TOXIPROXY_URL", "http://t", "ASSAY_TOXIPROXY_PORTS", value)))
                .isInstanceOf(MistakeException.class)
                .hasMessage("environment assay.toxiproxy.ports = [%s]: [%s] %s, for example \"8666-8697\"."
                                .formatted(value, value, found)
                        + " Fix: set assay.toxiproxy.ports to a value that can be read, or leave it out");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ASSAY_TOXIPROXY_PORTS, 8666-8697, assay.toxiproxy.ports, another backend would carry the faults",
        "ASSAY_TOXIPROXY_UPSTREAM, db:5432, assay.toxiproxy.upstream, another backend would carry the faults",
        "ASSAY_FAULTS_BACKEND, url, assay.faults.backend = [url], there is no Toxiproxy to take"
    })
    void refusesHalfAnAddress(String variable, String value, String asked, String means) {
        assertThatThrownBy(() -> of(Map.of(variable, value)))
                .isInstanceOf(MistakeException.class)
                .hasMessage(asked + ": [assay.toxiproxy.url] is not set. " + means
                        + ". Fix: set the environment variable ASSAY_TOXIPROXY_URL");
    }

    /** The build names an engine that is not there wherever it does not run with one. */
    @Test
    void aContainerThatIsAskedForAndCannotBeStartedIsAnError() {
        try (ConfiguredFaultBackend backend = of(Map.of("ASSAY_FAULTS_BACKEND", "container"))) {
            assertThatThrownBy(() -> backend.open("127.0.0.1", 1))
                    .hasMessageStartingWith("No container can be started: no container engine answers");
        }
    }
}
