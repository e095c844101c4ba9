package dev.assay.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Finding;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.conditions.Cause;
import dev.assay.conditions.Disturbance;
import dev.assay.load.Recording;
import dev.assay.statistics.ErrorRates;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two seconds of 1,000 operations a second, of which those in the third and fourth window are slow. */
class DisturbanceFindingsTest {
    private static final long MILLI = 1_000_000;
    private static final long START = 5_000 * MILLI;

    private final Timeline timeline = new Timeline();

    DisturbanceFindingsTest() {
        timeline.add(START, 20);
    }

    @Test
    void aPauseThatSlowOperationsFellTogetherWithIsNamed() {
        assertThat(findings(3_000, 1))
                .containsExactly(new Finding(
                        "beside",
                        "p95: 100 % of the operations above 10 ms ended within 200 ms that had 150 ms of garbage"
                                + " collection of the harness",
                        "10 % of the measured time; without it the promise would be kept"));
    }

    @Test
    void whatIsSlowWithoutThePauseAsWellIsSaid() {
        assertThat(findings(5, 1))
                .containsExactly(new Finding(
                        "beside",
                        "p95: 35.71 % of the operations above 10 ms ended within 200 ms that had 150 ms of garbage"
                                + " collection of the harness",
                        "10 % of the measured time; without it the promise would be broken all the same"));
    }

    @Test
    void aPauseThatCoversEverythingIsNoCause() {
        assertThat(findings(3_000, 20)).isEmpty();
    }

    private List<Finding> findings(int everyNthElsewhere, int pauses) {
        Recording recording = new Recording(new long[] {10 * MILLI}, 20);
        for (int i = 0; i < 2_000; i++) {
            boolean slow = (i >= 200 && i < 400) || i % everyNthElsewhere == everyNthElsewhere - 1;
            recording.success(i * MILLI, (slow ? 20 : 1) * MILLI);
        }
        Disturbance pause = pauses == 1 ? pause(220, 370) : pause(0, 2_000);
        LatencyShare p95 = new LatencyShare(
                new Promise("LatencyBudget", "p95", "p95", Threshold.atMost(Quantity.duration("10ms")), Terms.DEFAULT),
                new BigDecimal("0.95"));
        return new DisturbanceFindings(List.of(pause), timeline, recording, ErrorRates.DEFAULT).of(p95);
    }

    private static Disturbance pause(long from, long to) {
        return Disturbance.whole(Cause.GARBAGE_COLLECTION, START + from * MILLI, START + to * MILLI);
    }
}
