package dev.assay.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.load.Recording;
import dev.assay.statistics.ErrorRates;
import java.math.BigDecimal;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Five seconds of 200 operations each, whose latency is a function of the second. */
class DriftCheckTest {
    private static final ErrorRates RATES = ErrorRates.DEFAULT;
    private static final long MICRO = 1_000;

    @Test
    void aBreachThatOnlyTheBeginningMadeIsUndecided() {
        Recording settling = recording(second -> second < 2 ? 20_000 : 1_000);
        LatencyShare p95 = p95("10ms");

        Judgement judgement = confirmed(p95, settling);

        assertThat(p95.judge(settling, RATES).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judgement.findings())
                .contains(new Finding(
                        "steady",
                        "p95: not steady, 16.2 ms on average in the first half and 1.003 ms in the second",
                        "all together it is breached, the second half alone is passed;"
                                + " a longer warm-up or duration lets it settle"));
    }

    @Test
    void aPassThatTheEndContradictsIsUndecided() {
        Judgement judgement = confirmed(mean("9ms"), recording(second -> second < 3 ? 1_000 : 12_000));

        assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judgement.findings()).extracting(Finding::label).containsExactly("steady");
    }

    @Test
    void aBreachThatGrowsWorseStaysABreach() {
        Recording worsening = recording(second -> second < 2 ? 1_000 : 20_000);

        assertThat(new DriftCheck(worsening, RATES).drifts()).isTrue();
        assertThat(confirmed(p95("10ms"), worsening).outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void aPassThatSettlesStaysAPass() {
        Recording settling = recording(second -> second < 2 ? 9_000 : 1_000);

        assertThat(new DriftCheck(settling, RATES).drifts()).isTrue();
        assertThat(confirmed(p95("10ms"), settling).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void whatHoldsStillIsLeftAlone() {
        Recording still = recording(second -> 20_000);
        LatencyShare p95 = p95("10ms");

        assertThat(new DriftCheck(still, RATES).drifts()).isFalse();
        assertThat(confirmed(p95, still)).isEqualTo(p95.judge(still, RATES));
    }

    private static Judgement confirmed(Objective objective, Recording recording) {
        return new DriftCheck(recording, RATES).confirmed(objective, objective.judge(recording, RATES));
    }

    /** The operations of a second differ a little, in a pattern that is the same in each. */
    private static Recording recording(IntUnaryOperator microsInSecond) {
        Recording recording = new Recording(new long[] {10_000 * MICRO}, 50);
        for (int i = 0; i < 1_000; i++) {
            int micros = microsInSecond.applyAsInt(i / 200) + i % 7;
            recording.success(i * 5_000L * MICRO, micros * MICRO);
        }
        return recording;
    }

    private static LatencyShare p95(String limit) {
        return new LatencyShare(promise("p95", limit), new BigDecimal("0.95"));
    }

    private static MeanLatency mean(String limit) {
        return new MeanLatency(promise("mean", limit));
    }

    private static Promise promise(String name, String limit) {
        return new Promise("LatencyBudget", name, name, Threshold.atMost(Quantity.duration(limit)), Terms.DEFAULT);
    }
}
