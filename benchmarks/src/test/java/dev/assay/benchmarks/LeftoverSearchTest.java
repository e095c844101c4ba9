package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverSearchTest {
    private static final long KILLED = 4_999_999_999L;

    private final Path directory;

    LeftoverSearchTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void findsARunDirectoryItsLockAndAnUnfinishedEntryOfTheCache() throws IOException {
        Path run = Files.createDirectories(directory.resolve("tmp/assay-0/run-%d-a".formatted(KILLED)));
        Path lock = Files.createFile(directory.resolve("tmp/assay-0/run-%d-a.lock".formatted(KILLED)));
        Path part = Files.createDirectories(directory.resolve("cache/images/template.part"));
        Files.createDirectories(directory.resolve("tmp/assay-0/run-17-a"));

        assertThat(search(List.of()).await(Set.of(KILLED), Duration.ZERO).directories())
                .containsExactlyInAnyOrder(run.toString(), lock.toString(), part.toString());
    }

    @Test
    void findsAProcessByItsCommandLineAndByItsWorkingDirectory() throws Exception {
        Path run = Files.createDirectories(directory.resolve("run-%d-b".formatted(KILLED)));
        Process named =
                new ProcessBuilder("sleep", "60").directory(run.toFile()).start();
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(search(List.of()).await(Set.of(KILLED), Duration.ZERO).processes())
                    .singleElement()
                    .asString()
                    .isEqualTo("%d sleep 60  in %s".formatted(named.pid(), run.toRealPath()));
        } finally {
            named.destroyForcibly().waitFor();
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void countsWhatItFindsInTheLastLine() throws IOException {
        Files.createDirectories(directory.resolve("cache/installation.part"));

        assertThat(search(List.of("c1", "c2"))
                        .await(Set.of(KILLED), Duration.ZERO)
                        .json(100))
                .isEqualTo("{\"runs\":100,\"processes_left\":0,\"containers_left\":2,\"directories_left\":1}");
    }

    private LeftoverSearch search(List<String> containers) {
        return new LeftoverSearch(
                List.of(directory.resolve("tmp")), List.of(directory.resolve("cache")), killed -> containers);
    }
}
