package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadFilesTest {
    private final Path directory;

    WorkloadFilesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void fiftyMigrationsAndTenMegabytesOfSeed() throws IOException {
        Map<String, Long> files = sizes(WorkloadFiles.write(directory));

        assertThat(files.keySet())
                .filteredOn(name -> name.matches("V\\d\\d__\\w+\\.sql"))
                .hasSize(50);
        assertThat(files.entrySet().stream()
                        .filter(file -> file.getKey().endsWith(".csv"))
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .isBetween(10_000_000L, 10_010_000L);
    }

    @Test
    void theSameBytesEachTime() throws IOException {
        Path first = WorkloadFiles.write(directory.resolve("first"));
        Path second = WorkloadFiles.write(directory.resolve("second"));

        String seed = "workload/seed/review.csv";
        assertThat(second.resolve(seed)).hasSameBinaryContentAs(first.resolve(seed));
        assertThat(sizes(second)).isEqualTo(sizes(first));
    }

    private static Map<String, Long> sizes(Path root) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> sizes.put(file.getFileName().toString(), size(file)));
        }
        return sizes;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
