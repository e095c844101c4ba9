package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Unit;
import dev.assay.check.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleSinkTest {
    private final StringBuilder out = new StringBuilder();
    private final AtomicLong now = new AtomicLong(5);

    @Test
    void saysOneLineToBeginAndNothingWhileChecksRun() throws IOException {
        ConsoleSink sink = start(List.of());
        sink.publish(Samples.of(Samples.slow("SearchIT.nearest")));

        assertThat(out).hasToString("assay  embedded PostgreSQL 17.9   (no container)   seed 8731\n");
    }

    @Test
    void endsWithCountsAndALineForEachVerdictThatIsNotPassed() throws IOException {
        ConsoleSink sink = start(List.of());
        out.setLength(0);
        sink.publish(Samples.of(Samples.kept("SearchIT.other"), Samples.slow("SearchIT.nearest"), undecided()));
        sink.publish(Samples.of(mistaken(), warning(), withoutFigure()));
        now.addAndGet(72_400_000_000L);
        sink.close();

        assertThat(out).hasToString("""
                        assay  6 checks: 1 passed, 1 broken, 3 breached, 1 inconclusive   1 min 12 s   report target/assay/index.html
                               broken        OrderIT.mistaken   [SOME] is none of NONE, ANY
                               breached      SearchIT.nearest   p95 213 ms > 200 ms
                               breached      SearchIT.warned    p95 900 ms > 200 ms  (warns only)
                               breached      SchemaIT.safe      applies: every migration applies
                               inconclusive  DriftIT.income     p95 190 ms < 200 ms, n = 61
                        """);
    }

    @Test
    void namesTheSinksThatFailed() throws IOException {
        ConsoleSink sink = start(List.of("HtmlSink could not close: java.io.IOException: disk full"));
        out.setLength(0);
        sink.publish(Samples.of(Samples.kept("SearchIT.nearest")));
        sink.close();

        assertThat(out).hasToString("""
                        assay  1 check: 1 passed   0 ms   report target/assay/index.html
                               report incomplete: HtmlSink could not close: java.io.IOException: disk full
                        """);
    }

    @Test
    void saysSoWhenNothingWasChecked() throws IOException {
        ConsoleSink sink = start(List.of());
        out.setLength(0);
        sink.close();

        assertThat(out).hasToString("assay  no checks   0 ms   report target/assay/index.html\n");
    }

    private ConsoleSink start(List<String> failures) throws IOException {
        return ConsoleSink.start(
                out, Samples.facts("run", "shop"), now::get, "target/assay/index.html", () -> failures);
    }

    private static Verdict undecided() {
        return Samples.verdict(Samples.latency(Samples.WARNS), Outcome.INCONCLUSIVE, "DriftIT.income")
                .with(Figure.counted("p95", new BigDecimal("190"), Unit.MILLISECONDS, 61));
    }

    private static Verdict mistaken() {
        return Samples.verdict(Samples.plain("rewrites"), Outcome.BROKEN, "OrderIT.mistaken")
                .with(Finding.of("asked", "@MigrationTest rewrites = [SOME]"))
                .with(Finding.of("found", "[SOME] is none of NONE, ANY\nand more"));
    }

    private static Verdict warning() {
        return Samples.verdict(Samples.latency(Samples.WARNS), Outcome.BREACHED, "SearchIT.warned")
                .with(Figure.counted("p95", new BigDecimal("900"), Unit.MILLISECONDS, 61));
    }

    private static Verdict withoutFigure() {
        return Samples.verdict(Samples.plain("applies"), Outcome.BREACHED, "SchemaIT.safe");
    }
}
