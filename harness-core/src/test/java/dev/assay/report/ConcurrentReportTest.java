package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs write into one report directory. */
@Timeout(180)
class ConcurrentReportTest {
    private final Path directory;

    ConcurrentReportTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void fourJvmsAtOnceLoseNoVerdict() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (int index = 0; index < 4; index++) {
            processes.add(ReportingProcess.start("Fork" + index + "IT", directory));
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        assertThat(tests()).hasSize(4 * ReportingProcess.VERDICTS).doesNotHaveDuplicates();
        assertThat(Files.readString(directory.resolve("index.html")))
                .contains("All 200 promises are kept")
                .contains(
                        "id=\"Fork0IT.test0\"",
                        "id=\"Fork1IT.test49\"",
                        "id=\"Fork2IT.test7\"",
                        "id=\"Fork3IT.test31\"");
    }

    @Test
    void aJvmThatDiesWithTheLockKeepsNobodyWaiting() throws IOException, InterruptedException {
        Process holder = ReportingProcess.start("hold", directory);
        try (BufferedReader output = holder.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(output.readLine()).isEqualTo("held");
            Process waiting = ReportingProcess.start("WaitingIT", directory);
            assertThat(waiting.waitFor(2, TimeUnit.SECONDS))
                    .as("a second JVM goes on while the first holds the lock")
                    .isFalse();
            holder.destroyForcibly().waitFor();
            assertThat(waiting.waitFor()).isZero();
        } finally {
            holder.destroyForcibly();
        }

        assertThat(tests()).hasSize(ReportingProcess.VERDICTS);
    }

    private List<String> tests() throws IOException {
        JsonNode results =
                new ObjectMapper().readTree(directory.resolve("results.json").toFile());
        return results.findValuesAsText("test");
    }
}
