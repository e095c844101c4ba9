package dev.assay.database.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Container;
import dev.assay.database.DatabaseSettings;
import dev.assay.database.Databases;
import dev.assay.database.ServerSpec;
import dev.assay.database.Sql;
import dev.assay.database.TemplateRecipe;
import dev.assay.database.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("container")
class KilledOwnerTest {
    @TempDir
    private Path cache;

    @Test
    void nextStartRemovesTheContainerOfAKilledJvmWithItsVolumes() throws Exception {
        Process child = child();
        try {
            awaitReady(child);
            List<String> volumes =
                    containers().stream().flatMap(KilledOwnerTest::volumes).toList();
            assertThat(Containers.volumes()).containsAll(volumes).isNotEmpty();
            child.destroyForcibly().waitFor();
            assertThat(containers()).as("orphan").hasSize(1);

            startAndCloseAnother();

            assertThat(containers()).isEmpty();
            assertThat(locks()).isEmpty();
            assertThat(Containers.volumes()).doesNotContainAnyElementsOf(volumes);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void nextStartLeavesTheContainersOfTheLivingAlone() throws Exception {
        Process child = child();
        try {
            awaitReady(child);
            List<Container> living = containers();
            assertThat(living).hasSize(1);

            startAndCloseAnother();

            assertThat(containers())
                    .extracting(Container::getId)
                    .containsExactly(living.get(0).getId());
            child.getOutputStream().close();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
            assertThat(containers()).isEmpty();
            assertThat(locks()).isEmpty();
        } finally {
            child.destroyForcibly();
        }
    }

    private void startAndCloseAnother() throws Exception {
        DatabaseSettings settings = DatabaseSettings.defaults().withCacheDirectory(cache);
        ServerSpec spec = ServerSpec.defaults().withProvider("container");
        try (Databases databases = Databases.open(settings);
                TestDatabase database = databases.create(spec, TemplateRecipe.empty())) {
            assertThat(Sql.value(database.dataSource(), "SELECT 1")).isEqualTo("1");
        }
    }

    private List<Container> containers() {
        return Containers.of(Owners.in(cache)).toList();
    }

    private static Stream<String> volumes(Container container) {
        return container.getMounts().stream().map(mount -> String.valueOf(mount.getName()));
    }

    private List<Path> locks() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("containers"))) {
            return files.filter(file -> file.toString().endsWith(".lock")).toList();
        }
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ChildContainer.class.getName(),
                        cache.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitReady(Process child) throws IOException {
        BufferedReader output = child.inputReader(StandardCharsets.UTF_8);
        List<String> seen = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("ready true")) {
                return;
            }
            seen.add(line);
        }
        throw new AssertionError("The child ended: " + String.join("\n", seen));
    }
}
