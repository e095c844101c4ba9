package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StartBenchmarkTest {
    @Test
    @Tag("proof")
    void aSmallRunMeasuresBothSidesAndLeavesNothing() throws Exception {
        List<Path> before = workspaces();

        StartMeasurements measured = StartBenchmark.measure(StartEffort.QUICK);

        assertThat(measured.assaySeries())
                .filteredOn(mark -> mark.name().equals("back-to-back"))
                .hasSize(5);
        assertThat(measured.figures().warmSeconds())
                .isPositive()
                .isLessThan(measured.figures().coldSeconds());
        assertThat(workspaces()).isEqualTo(before);
    }

    private static List<Path> workspaces() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("assay-benchmark-"))
                    .sorted()
                    .toList();
        }
    }
}
