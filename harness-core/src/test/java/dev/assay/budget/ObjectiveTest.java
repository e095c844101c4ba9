package dev.assay.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Figure;
import dev.assay.check.Finding;
import dev.assay.check.Interval;
import dev.assay.check.Outcome;
import dev.assay.check.Promise;
import dev.assay.check.Quantity;
import dev.assay.check.Terms;
import dev.assay.check.Threshold;
import dev.assay.check.Unit;
import dev.assay.load.Recording;
import dev.assay.statistics.ErrorRates;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Judges recordings made by hand, whose truth is known. */
class ObjectiveTest {
    private static final ErrorRates RATES = ErrorRates.DEFAULT;
    private static final long MILLI = 1_000_000;

    @Test
    void aPercentileIsDecidedByTheShareAboveTheLimit() {
        LatencyShare p95 = percentile("0.95", "10ms");

        assertThat(p95.judge(everyNth(100), RATES).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(p95.judge(everyNth(20), RATES).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(p95.judge(everyNth(5), RATES).outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void operationsThatWereNeverServedMayBeAboveTheLimit() {
        LatencyShare p99 = percentile("0.99", "10ms");
        Recording fast = everyNth(5000);

        assertThat(p99.judge(fast, RATES).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(p99.outcomeWithUnserved(fast, 1, RATES)).isEqualTo(Outcome.PASSED);
        assertThat(p99.outcomeWithUnserved(fast, 20, RATES)).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aPercentileIsShownInMillisecondsWithItsInterval() {
        Figure figure = percentile("0.95", "10ms").judge(everyNth(5), RATES).figure();

        assertThat(figure.value()).isBetween(new BigDecimal("19.9"), new BigDecimal("20.1"));
        assertThat(figure.samples()).isEqualTo(2000);
        assertThat(figure.writeBasis()).isEqualTo("95 % CI 20..20 ms, n = 2,000");
    }

    @Test
    void aLatencyOnTheLimitIsKeptAndOneNanosecondMoreIsNot() {
        LatencyShare p50 = percentile("0.5", "1ms");
        Recording on = new Recording(new long[] {MILLI}, 10);
        Recording over = new Recording(new long[] {MILLI}, 10);
        for (int i = 0; i < 200; i++) {
            on.success(5 * MILLI * i, MILLI);
            over.success(5 * MILLI * i, MILLI + 1);
        }

        assertThat(p50.judge(on, RATES).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(p50.judge(over, RATES).outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void aStallThatHitsEverythingAtOnceCountsAsLittle() {
        Recording stalled = new Recording(new long[] {10 * MILLI}, 20);
        for (int i = 0; i < 2000; i++) {
            stalled.success(i * MILLI, (i < 200 ? 20 : 1) * MILLI);
        }

        assertThat(percentile("0.95", "10ms").judge(stalled, RATES).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(percentile("0.95", "10ms").judge(everyNth(10), RATES).outcome())
                .isEqualTo(Outcome.BREACHED);
    }

    @Test
    void aPercentileBeyondTheSuccessesHasNoUpperEnd() {
        Recording half = new Recording(new long[] {10 * MILLI}, 10);
        for (int i = 0; i < 1000; i++) {
            if (i % 2 == 0) {
                half.success(i * MILLI, MILLI);
            } else {
                half.failure(i * MILLI, new SQLException("lost", "08006"));
            }
        }
        Judgement judgement = percentile("0.95", "10ms").judge(half, RATES);

        assertThat(judgement.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(judgement.figure().interval()).extracting(Interval::upper).isNull();
        assertThat(judgement.findings())
                .extracting(Finding::text)
                .containsExactly("p95: 50 % of the operations took longer than 10 ms or failed");
    }

    @Test
    void throughputIsCountedOverStretchesOfTime() {
        assertThat(throughput("900/s").judge(everyNth(100), RATES).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(throughput("1100/s").judge(everyNth(100), RATES).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(throughput("1000/s").judge(everyNth(100), RATES).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(throughput("900/s").judge(everyNth(100), RATES).figure().write())
                .isEqualTo("1,000/s");
    }

    @Test
    void operationsThatEndAfterTheLoadAreNoThroughputAndNoBreach() {
        Recording late = new Recording(new long[0], 10);
        for (int i = 0; i < 10; i++) {
            late.success(1_500 * MILLI, 1_500 * MILLI);
        }
        Judgement judgement = throughput("1/s").judge(late, RATES);

        assertThat(judgement.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judgement.findings())
                .containsExactly(new Finding(
                        "late",
                        "throughput: 10 of 10 operations began in the measured time and ended after it",
                        "one operation takes nearly as long as the load; a longer duration counts more of them"));
        assertThat(throughput("11/s").judge(late, RATES).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(judgement.figure().value()).isEqualByComparingTo("0");
        assertThat(late.operations()).isEqualTo(10);
    }

    @Test
    void anErrorBudgetAboveZeroNeedsEnoughOperationsToPass() {
        FailureShare onePercent = failures("1%");

        assertThat(onePercent.judge(withFailures(200, 0), RATES).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(onePercent.judge(withFailures(400, 0), RATES).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(onePercent.judge(withFailures(400, 20), RATES).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(onePercent.judge(withFailures(200, 0), RATES).findings())
                .extracting(Finding::label)
                .containsExactly("share", "needs");
    }

    @Test
    void anErrorBudgetOfZeroIsCounted() {
        FailureShare none = failures("0%");

        assertThat(none.judge(withFailures(10, 0), RATES).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(none.judge(withFailures(1000, 1), RATES))
                .isEqualTo(new Judgement(
                        Outcome.BREACHED,
                        Figure.counted("errors", new BigDecimal("0.001"), Unit.SHARE, 1000),
                        List.of()));
    }

    /** Return 2,000 operations in 2 s, each nth of which takes 20 ms and the others 1 ms. */
    private static Recording everyNth(int n) {
        Recording recording = new Recording(new long[] {10 * MILLI}, 20);
        for (int i = 0; i < 2000; i++) {
            recording.success(i * MILLI, (i % n == 0 ? 20 : 1) * MILLI);
        }
        return recording;
    }

    private static Recording withFailures(int operations, int failures) {
        Recording recording = new Recording(new long[0], 10);
        int every = failures == 0 ? Integer.MAX_VALUE : operations / failures;
        for (int i = 1; i <= operations; i++) {
            if (i % every == 0) {
                recording.failure(i * MILLI, new SQLException("lost", "08006"));
            } else {
                recording.success(i * MILLI, MILLI);
            }
        }
        return recording;
    }

    private static LatencyShare percentile(String level, String limit) {
        String name = "p"
                + new BigDecimal(level).movePointRight(2).stripTrailingZeros().toPlainString();
        return new LatencyShare(promise(name, Threshold.atMost(Quantity.duration(limit))), new BigDecimal(level));
    }

    private static Throughput throughput(String limit) {
        return new Throughput(promise("throughput", Threshold.atLeast(Quantity.rate(limit))));
    }

    private static FailureShare failures(String limit) {
        return new FailureShare(promise("errors", Threshold.atMost(Quantity.share(limit))));
    }

    private static Promise promise(String name, Threshold threshold) {
        return new Promise("LatencyBudget", name, name, threshold, Terms.DEFAULT);
    }
}
