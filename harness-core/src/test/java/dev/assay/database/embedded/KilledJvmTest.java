package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.Sql;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledJvmTest {
    private static final Path CACHE = DatabaseSettings.defaults().cacheDirectory();

    @TempDir(factory = InMemory.class)
    private Path temporary;

    @Test
    void killedJvmLeavesNoProcessAndNoDirectory() throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of(), ChildJvm.classPath(), CACHE, temporary)) {
            assertThat(child.awaitLine("ready")).startsWith("ready true");
            Path run = onlyRun();
            assertThat(servers(run)).hasSize(1);

            child.kill();

            assertThat(Processes.within(10, () -> Processes.mentioning(run).isEmpty()))
                    .isTrue();
            assertThat(Processes.within(10, () -> runs().isEmpty())).isTrue();
        }
    }

    @Test
    void orderlyEndLeavesNothingEither() throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of(), ChildJvm.classPath(), CACHE, temporary)) {
            child.awaitLine("ready");
            Path run = onlyRun();

            assertThat(child.finish()).isZero();
            assertThat(Processes.mentioning(run)).isEmpty();
            assertThat(runs()).isEmpty();
        }
    }

    @Test
    void nextStartEndsAServerThatLostItsWatchdogToo() throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of(), ChildJvm.classPath(), CACHE, temporary)) {
            child.awaitLine("ready");
            Path run = onlyRun();
            // The listener, which is the younger one, goes first: when its parent dies the JVM closes the pipe, and it
            // would act.
            watchdogs(run).stream()
                    .sorted(Comparator.comparing(ProcessHandle::pid).reversed())
                    .forEach(ProcessHandle::destroyForcibly);
            child.kill();
            assertThat(Processes.within(10, () -> watchdogs(run).isEmpty())).isTrue();
            assertThat(servers(run)).as("orphan").hasSize(1);

            startAndCloseAnother();

            assertThat(Processes.mentioning(run)).isEmpty();
            assertThat(runs()).isEmpty();
        }
    }

    @Test
    void sweepLeavesTheServersOfTheLivingAlone() throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of(), ChildJvm.classPath(), CACHE, temporary)) {
            child.awaitLine("ready");
            Path run = onlyRun();

            startAndCloseAnother();

            assertThat(servers(run)).hasSize(1);
            assertThat(child.finish()).isZero();
        }
    }

    private void startAndCloseAnother() throws Exception {
        DatabaseSettings settings = DatabaseSettings.defaults().withTemporaryDirectory(temporary);
        try (Databases databases = Databases.open(settings);
                TestDatabase database = databases.create(ServerSpec.defaults(), TemplateRecipe.empty())) {
            assertThat(Sql.value(database.dataSource(), "SELECT 1")).isEqualTo("1");
        }
    }

    private Path onlyRun() {
        List<Path> directories = runs().stream()
                .filter(path -> !path.toString().endsWith(".lock"))
                .toList();
        assertThat(directories).hasSize(1);
        return directories.get(0);
    }

    private List<Path> runs() {
        try {
            return Processes.runDirectories(temporary);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<ProcessHandle> watchdogs(Path run) {
        return Processes.mentioning(run).stream()
                .filter(process -> Processes.commandLine(process).contains("assay-watchdog"))
                .toList();
    }

    /** Worker processes of a server rename themselves: only the server itself still shows its directory. */
    private static List<ProcessHandle> servers(Path run) {
        return Processes.mentioning(run).stream()
                .filter(process -> !Processes.commandLine(process).contains("assay-watchdog"))
                .toList();
    }
}
