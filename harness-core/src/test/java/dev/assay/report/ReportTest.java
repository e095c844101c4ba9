package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Sink;
import dev.assay.check.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @Test
    void filesAreCompleteWhenTheConsoleNamesThem(@TempDir Path directory) throws IOException {
        StringBuilder console = new StringBuilder();
        ReportDirectory report = new ReportDirectory(directory, Path.of("target/assay"));
        Sink broken = new UnwritableSink();
        try (Sink sink = Report.open(
                Samples.facts("run", "shop"), report, "target/assay/index.html", console, () -> 0, List.of(broken))) {
            sink.publish(Samples.of(Samples.slow("SearchIT.nearest")));
        }

        assertThat(console).hasToString("""
                        assay  embedded PostgreSQL 17.9   (no container)   seed 8731
                        assay  1 check: 1 breached   0 ms   report target/assay/index.html
                               breached      SearchIT.nearest   p95 213 ms > 200 ms
                               report incomplete: ReportTest$UnwritableSink could not publish: java.io.IOException: read-only
                        """);
        assertThat(Files.readString(report.index())).contains("SearchIT.nearest");
        assertThat(report.results()).exists();
    }

    private static final class UnwritableSink implements Sink {
        @Override
        public void publish(Verdicts verdicts) throws IOException {
            throw new IOException("read-only");
        }
    }
}
