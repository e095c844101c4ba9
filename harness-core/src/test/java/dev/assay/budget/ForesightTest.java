package dev.assay.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.Limits;
import dev.assay.check.MistakeException;
import dev.assay.check.Origin;
import dev.assay.check.Outcome;
import dev.assay.check.Quantity;
import dev.assay.check.Run;
import dev.assay.check.Ticker;
import dev.assay.check.Verdict;
import dev.assay.load.Arrivals;
import dev.assay.load.ConnectionSource;
import dev.assay.load.LoadSettings;
import dev.assay.load.Pace;
import dev.assay.load.ProgressListener;
import dev.assay.load.Workload;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is known before anything runs is said before anything is connected. */
class ForesightTest {
    private static final LoadSettings TEN_SECONDS = LoadSettings.DEFAULT.withDuration(Duration.ofMillis(2_500));
    private static final ConnectionSource NONE = () -> {
        throw new AssertionError("nothing may be connected");
    };

    @Test
    void aCountThatCannotDecideIsToldBeforeTheLoad() throws Exception {
        assertThat(judge(p999(), TEN_SECONDS, 1_000))
                .isEqualTo("p99.9: at least 2,995 operations would decide, the limits allow at most 1,000"
                        + " | nothing was driven: operations = [1000] is the limit; a higher one gives more of them");
    }

    @Test
    void aRateThatCannotDecideIsToldBeforeTheLoad() throws Exception {
        Pace constant = new Pace.Open(Quantity.rate("100/s"), Arrivals.CONSTANT);
        Pace random = new Pace.Open(Quantity.rate("100/s"), Arrivals.POISSON);
        String remark = " | nothing was driven: rate = [100/s] over at most 10 s is the limit;"
                + " a longer duration or a higher rate gives more of them";

        assertThat(judge(p999(), TEN_SECONDS.withPace(constant), 1_000_000))
                .isEqualTo("p99.9: at least 2,995 operations would decide, the limits allow at most 1,000" + remark);
        assertThat(judge(p999(), TEN_SECONDS.withPace(random), 1_000_000))
                .isEqualTo("p99.9: at least 2,995 operations would decide, the limits allow at most 1,127" + remark);
    }

    @Test
    void pausesThatCannotDecideAreToldBeforeTheLoad() throws Exception {
        LoadSettings settings =
                TEN_SECONDS.withPace(new Pace.Closed(Duration.ofMillis(100))).withConcurrency(2);

        assertThat(judge(p999(), settings, 1_000_000))
                .isEqualTo("p99.9: at least 2,995 operations would decide, the limits allow at most 202"
                        + " | nothing was driven: thinkTime = [100ms] over at most 10 s is the limit;"
                        + " a longer duration or more workers give more of them");
    }

    @Test
    void aBudgetBelowTheResolutionOfTheClockIsRefused() {
        AtomicLong readings = new AtomicLong();
        Ticker coarse = () -> readings.incrementAndGet() / 10 * 1_000_000;
        Run run = new Run(1, coarse, Limits.DEFAULT, Origin.named("coarse"));

        assertThatThrownBy(() -> judge(LatencyCheck.of(worker -> {}).p95("999us"), TEN_SECONDS, run))
                .isInstanceOf(MistakeException.class)
                .hasMessage("@LatencyBudget p95 = [999000ns]: it is below the resolution of the clock, measured as"
                        + " [1000000ns]. No operation can be seen to take so little. Fix: p95 = \"1000000ns\" or more");
    }

    @Test
    void aClockThatStandsStillIsRefused() {
        Run run = new Run(1, () -> 7, Limits.DEFAULT, Origin.named("still"));

        assertThatThrownBy(() -> judge(p999(), TEN_SECONDS, run))
                .isInstanceOf(MistakeException.class)
                .hasMessage(
                        "the clock of the run: it stood still over [2000000] readings. Every operation would seem to"
                                + " take no time, and every budget would be kept. Fix: Ticker.system()");
    }

    @Test
    void theClockOfThisMachineTellsAMicrosecond() {
        assertThat(ClockResolution.of(Ticker.system()).nanos()).isBetween(1L, 1_000L);
    }

    private static LatencyCheckBuilder p999() {
        return LatencyCheck.of(worker -> {}).percentile("99.9", "1s");
    }

    private static String judge(LatencyCheckBuilder budget, LoadSettings settings, long operations) throws Exception {
        Limits limits = new Limits(Duration.ofMinutes(1), operations);
        return judge(budget, settings, new Run(1, Ticker.system(), limits, Origin.named("foresight")));
    }

    private static String judge(LatencyCheckBuilder budget, LoadSettings settings, Run run) throws Exception {
        LoadRequest request = new LoadRequest(
                Workload.of(worker -> {}), budget.objectives(), settings, Long.MAX_VALUE, ProgressListener.NONE);
        List<Verdict> verdicts = new LoadJudge(request, new LoadJudge.Connections(NONE, NONE), run).judge();
        assertThat(verdicts).singleElement().extracting(Verdict::outcome).isEqualTo(Outcome.INCONCLUSIVE);
        return verdicts.get(0).findings().get(0).text() + " | "
                + verdicts.get(0).findings().get(0).remark();
    }
}
