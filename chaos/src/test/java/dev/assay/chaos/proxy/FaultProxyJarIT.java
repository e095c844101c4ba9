package dev.assay.chaos.proxy;

import static eu.rekawek.toxiproxy.model.ToxicDirection.DOWNSTREAM;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged fault proxy, as a process of its own. */
@Timeout(30)
class FaultProxyJarIT {
    private static final Path JAR = Path.of(System.getProperty("faultProxy.jar", "target/assay-fault-proxy.jar"));
    private static final Pattern LISTENS =
            Pattern.compile("Fault proxy API listens on http://127\\.0\\.0\\.1:(\\d+) with seed (-?\\d+)");

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... flags) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(flags));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private static int listening(Process process, String seed) throws IOException {
        String line = process.inputReader().readLine();
        Matcher matcher = LISTENS.matcher(String.valueOf(line));
        assertThat(matcher.matches()).as("first line [%s]", line).isTrue();
        assertThat(matcher.group(2)).isEqualTo(seed);
        return Integer.parseInt(matcher.group(1));
    }

    private static String text(BufferedReader reader) {
        return String.join("\n", reader.lines().toList());
    }

    @Test
    void servesTheOfficialClientAndEndsWith0OnSigterm(@TempDir Path directory) throws Exception {
        try (TestServer server = TestServer.echo()) {
            Path config = directory.resolve("proxies.json");
            Files.writeString(
                    config, "[{\"name\":\"db\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + server.address() + "\"}]");
            Process process = start("-host", "127.0.0.1", "--port", "0", "--seed", "42", "--config", config.toString());
            ToxiproxyClient client = new ToxiproxyClient("127.0.0.1", listening(process, "42"));
            Proxy proxy = client.getProxy("db");
            proxy.toxics().latency("slow", DOWNSTREAM, 50);
            try (Peer peer = new Peer(proxy.getListen())) {
                assertThat(peer.echoMillis()).isGreaterThanOrEqualTo(50);

                process.toHandle().destroy(); // Process.destroy would close the streams that are read below.

                assertThat(peer.receiveToEnd()).isEmpty();
            }
            assertThat(process.waitFor(10, SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(text(process.errorReader())).isEmpty();
        }
    }

    @Test
    void startsWithoutAConfigThatIsMissing() throws Exception {
        Process process = start("--host", "127.0.0.1", "--port", "0", "--seed", "1", "--config", "/nowhere.json");

        listening(process, "1");

        assertThat(process.errorReader().readLine())
                .isEqualTo("config [/nowhere.json] cannot be read: java.nio.file.NoSuchFileException: /nowhere.json");
    }

    @Test
    void refusesAnUnknownFlagWithTheUsage() throws Exception {
        Process process = start("--prot", "1");

        assertThat(text(process.errorReader()))
                .isEqualTo("unknown flag [--prot]\n" + CommandLine.USAGE.stripTrailing());
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void failsWhenTheApiPortIsTaken() throws Exception {
        try (FaultProxy taken = FaultProxy.start(FaultProxyOptions.onFreePort(1))) {
            Process process = start("--host", "127.0.0.1", "--port", String.valueOf(taken.apiPort()));

            assertThat(text(process.errorReader()))
                    .startsWith("The fault proxy's API cannot listen on [127.0.0.1:" + taken.apiPort()
                            + "]: Address already in use");
            assertThat(process.waitFor()).isEqualTo(1);
        }
    }

    @Test
    void holdsNothingButTheProxyAndWhatItNeeds() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream()
                            .filter(entry -> entry.getName().endsWith(".class"))
                            .map(entry -> entry.getName().replaceFirst("META-INF/versions/\\d+/", ""))
                            .map(name -> String.join(
                                    "/", List.of(name.split("/", -1)).subList(0, 2)))
                            .distinct())
                    .containsExactlyInAnyOrder("dev/assay", "io/netty", "com/fasterxml", "org/jspecify");
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
            assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
        }
    }
}
