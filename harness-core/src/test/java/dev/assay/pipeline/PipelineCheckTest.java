package dev.assay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Evidence;
import dev.assay.check.Limits;
import dev.assay.check.MistakeException;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.check.Verdicts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Pipelines whose time is planted, so that every figure is known. */
class PipelineCheckTest {
    private static final long MILLI = 1_000_000;

    private final AtomicLong clock = new AtomicLong();
    private final Run run = new Run(8731, clock::get, Limits.DEFAULT, Origin.named("nightly"));
    private final List<Long> asked = new ArrayList<>();

    @Test
    void promisesThatAreClearlyKeptPassAfterTheFirstLook() throws Exception {
        PipelineCheck check = nightly()
                .atMost("extract", "1s")
                .growth("load", "n")
                .growth("query", "1")
                .check();

        List<Verdict> verdicts = check.judge(this::noisy, run);

        assertThat(verdicts).extracting(Verdict::outcome).containsOnly(Outcome.PASSED);
        assertThat(verdicts)
                .extracting(verdict ->
                        verdict.promise().name() + ": " + verdict.promise().sentence())
                .containsExactly(
                        "extract at 100 rows: the stage [extract] typically takes at most 1,000 ms with 100 rows",
                        "extract at 1,000 rows: the stage [extract] typically takes at most 1,000 ms with 1,000 rows",
                        "extract at 10,000 rows: the stage [extract] typically takes at most 1,000 ms with 10,000 rows",
                        "growth of load: the time of [load] grows at most like n",
                        "growth of query: the time of [query] grows at most like 1");
        assertThat(asked).hasSize(1 + 5 * 3);
    }

    @Test
    void everyRoundRunsEverySizeOnceInRandomOrderAfterAWarmUpAtTheSmallest() throws Exception {
        nightly().atMost("extract", "1s").check().judge(this::noisy, run);

        assertThat(asked.get(0)).isEqualTo(100);
        List<List<Long>> rounds = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            rounds.add(asked.subList(1 + 3 * round, 4 + 3 * round));
        }
        assertThat(rounds).allSatisfy(round -> assertThat(round).containsExactlyInAnyOrder(100L, 1_000L, 10_000L));
        assertThat(rounds.stream().distinct().count()).isGreaterThan(1);
    }

    @Test
    void aStageAboveItsBudgetIsBreachedAtTheSizesWhereItIs() throws Exception {
        List<Verdict> verdicts = nightly().atMost("load", "50ms").check().judge(this::noisy, run);

        assertThat(verdicts)
                .extracting(verdict -> verdict.promise().name() + " " + verdict.outcome())
                .containsExactly(
                        "load at 100 rows PASSED", "load at 1,000 rows PASSED", "load at 10,000 rows BREACHED");
    }

    @Test
    void steeperGrowthIsBreachedAndTheFailureSaysWhatDominatesNowAndLater() throws Exception {
        List<Verdict> verdicts = nightly().growth("load", "log n").check().judge((rows, random) -> exact(rows), run);

        assertThatThrownBy(Verdicts.of(verdicts)::orThrow).hasMessage("""
                pipeline breached  nightly
                  growth of load  1  the time of [load] grows at most like log n  95 % CI 1..1, n = 15
                  allowed         growth of load: an exponent of at most 0.251  log n is 0.151 at these sizes, the margin 0.1
                  dominates       load: 66 % of the time at 10,000 rows
                  later           load: 95 % of the time at 100,000 rows        an extrapolation along the exponents; nothing of that size was measured""");
    }

    @Test
    void theProfileSaysWhatDominatesAtEachSizeAndLater() throws Exception {
        List<Verdict> verdicts = nightly().atMost("query", "1s").check().judge((rows, random) -> exact(rows), run);

        Evidence.Table table = (Evidence.Table) verdicts.get(0).evidence().get(0);
        assertThat(table.columns()).containsExactly("stage", "100 rows", "1,000 rows", "10,000 rows", "exponent");
        assertThat(table.rows())
                .containsExactly(
                        List.of("extract", "50 ms, 96 %", "50 ms, 82 %", "50 ms, 33 %", "0.00 (0.00..0.00)"),
                        List.of("load", "1 ms, 2 %", "10 ms, 16 %", "100 ms, 66 %", "1.00 (1.00..1.00)"),
                        List.of("query", "1 ms, 2 %", "1 ms, 2 %", "1 ms, 1 %", "0.00 (0.00..0.00)"),
                        List.of("total", "52 ms", "61 ms", "151 ms", ""));
        Evidence.Chart chart = (Evidence.Chart) verdicts.get(0).evidence().get(1);
        assertThat(chart.lines()).extracting(Evidence.Line::name).containsExactly("extract", "load", "query");
    }

    @Test
    void aTimeOnTheLimitIsRepeatedFourTimesAsOftenAndThenUndecided() throws Exception {
        List<Verdict> verdicts = nightly().atMost("extract", "50ms").check().judge(this::noisy, run);

        assertThat(verdicts).extracting(Verdict::outcome).contains(Outcome.INCONCLUSIVE);
        assertThat(asked).hasSize(1 + 20 * 3);
    }

    @Test
    void theLimitOfTheRunEndsTheRepetitionsAndIsNamed() throws Exception {
        Run hurried = new Run(8731, clock::get, new Limits(Duration.ofMillis(300), 1_000), Origin.named("nightly"));

        List<Verdict> verdicts =
                nightly().atMost("extract", "1s").check().judge((rows, random) -> exact(rows), hurried);

        assertThat(verdicts).extracting(Verdict::outcome).containsOnly(Outcome.INCONCLUSIVE);
        assertThat(verdicts.get(0).findings().get(0).text())
                .isEqualTo("the limit of the run, 300 ms, allowed 1 repetitions");
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> nightly().atMost("lod", "5s"))
                .isInstanceOf(MistakeException.class)
                .hasMessage("pipeline [nightly] stage [lod]: there is no such stage; there are [extract, load, query]."
                        + " Fix: load");
        assertThatThrownBy(() -> nightly().stage("load", stage -> {}))
                .hasMessage("pipeline [nightly] stage [load]: the name is empty or taken; there are"
                        + " [extract, load, query]. Fix: another name");
        assertThatThrownBy(() -> nightly().repetitions(2))
                .hasMessage("pipeline [nightly] repetitions = [2]: so few show no spread. Fix: repetitions(5)");
        assertThatThrownBy(() -> nightly().check())
                .hasMessage("pipeline [nightly] check(): it promises nothing, so nothing could be broken."
                        + " Fix: atMost(\"load\", \"5s\")");
        assertThatThrownBy(() -> nightly().atMost("load", "5 parsecs"))
                .hasMessage(
                        "pipeline load = [5 parsecs]: [5 parsecs] is not a duration (a number and one of ns, us, ms,"
                                + " s, min, h, d), for example \"200ms\". Fix: load = \"5s\"");
        assertThatThrownBy(() -> Pipeline.named("empty").sizes(10, 20, 30))
                .hasMessageStartingWith(
                        "pipeline [empty] sizes = [10, 20, 30]: [10] to [30] is less than a factor of [10]");
    }

    private static Pipeline nightly() {
        return Pipeline.named("nightly")
                .stage("extract", stage -> {})
                .stage("load", stage -> {})
                .stage("query", stage -> {})
                .sizes(10_000, 100, 1_000);
    }

    /** Extract takes 50 ms, load 10 us for each row, query 1 ms; give or take some percent. */
    private long[] noisy(long rows, Random random) {
        asked.add(rows);
        long[] nanos = exact(rows);
        for (int stage = 0; stage < nanos.length; stage++) {
            nanos[stage] = Math.round(nanos[stage] * Math.exp(0.03 * random.nextGaussian()));
        }
        return nanos;
    }

    private long[] exact(long rows) {
        clock.addAndGet(50 * MILLI);
        return new long[] {50 * MILLI, rows * MILLI / 100, MILLI};
    }
}
