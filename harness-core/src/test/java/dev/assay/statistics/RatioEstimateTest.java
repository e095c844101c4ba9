package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RatioEstimateTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /** Of 1 to 5, the mean is 3 and the standard error sqrt(2.5 / 5); t for 2.5 % and 4 degrees of freedom is 2.7764451. */
    @Test
    void boundsAreStudentsOnTheLogarithms() {
        RatioEstimate estimate = RatioEstimate.ofLogs(1, 2, 3, 4, 5);
        double margin = 2.7764451 * Math.sqrt(0.5);

        assertThat(estimate.meanLog()).isEqualTo(3);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(estimate.blocks()).isEqualTo(5);
        assertThat(estimate.ratio()).isCloseTo(Math.exp(3), within(1e-12));
        assertThat(estimate.lower(0.025)).isCloseTo(Math.exp(3 - margin), within(1e-6));
        assertThat(estimate.upper(0.025)).isCloseTo(Math.exp(3 + margin), within(1e-4));
    }

    /** The blocks' medians are 2 and 20 before, 4 and 10 after: ratios of 2 and one half. */
    @Test
    void aBlockIsComparedByItsPercentile() {
        double[] before = {1, 2, 3, 10, 20, 30, 1};
        double[] after = {9, 4, 1, 11, 10, 1, 99};

        RatioEstimate estimate = RatioEstimate.of(before, after, 0.5, 3);

        assertThat(estimate.blocks()).isEqualTo(2);
        assertThat(estimate.ratio()).isCloseTo(1, within(1e-12));
        assertThat(estimate.standardError()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(before).containsExactly(1, 2, 3, 10, 20, 30, 1);
    }

    @Test
    void aFactorOnOneSideIsTheRatio() {
        double[] before = {1, 2, 3, 4, 5, 6};
        double[] after = Arrays.stream(before).map(value -> 1.25 * value).toArray();

        assertThat(RatioEstimate.of(before, after, BlockStatistic.mean(), 2).ratio())
                .isCloseTo(1.25, within(1e-12));
        assertThat(RatioEstimate.of(before, after, 0.95, 2).lower(0.01)).isCloseTo(1.25, within(1e-9));
    }

    @Test
    void exchangedSidesHaveTheReciprocalRatio() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        double[] before = random.doubles(1000, 1, 50).toArray();
        double[] after = random.doubles(1000, 1, 50).toArray();

        RatioEstimate there = RatioEstimate.of(before, after, 0.95, 100);
        RatioEstimate back = RatioEstimate.of(after, before, 0.95, 100);

        assertThat(there.ratio() * back.ratio()).as("seed %d", seed).isCloseTo(1, within(1e-9));
        assertThat(there.lower(0.01) * back.upper(0.01)).as("seed %d", seed).isCloseTo(1, within(1e-9));
    }

    /** Of 10 blocks, all lie above the median by chance once in 1,024 runs. */
    @Test
    void aSideThatFailsInEveryBlockIsInfinitelySlow() {
        RatioEstimate estimate = RatioEstimate.ofLogs(filled(10, INFINITE));

        assertThat(estimate.isFinite()).isFalse();
        assertThat(estimate.ratio()).isEqualTo(INFINITE);
        assertThat(estimate.standardError()).isEqualTo(INFINITE);
        assertThat(estimate.lower(0.001)).isEqualTo(INFINITE);
        assertThat(estimate.lower(0.0009)).isZero();
        assertThat(estimate.upper(0.001)).isEqualTo(INFINITE);
    }

    @Test
    void aSideThatFailsInOneBlockKeepsTheOtherBoundOfTheSignTest() {
        RatioEstimate estimate = RatioEstimate.ofLogs(1, 2, 3, 4, 5, 6, 7, 8, 9, INFINITE);

        // Bin(1; 10, 1/2) = 11/1024 is above 1 %, so the bounds are the extremes.
        assertThat(estimate.lower(0.01)).isCloseTo(Math.E, within(1e-12));
        assertThat(estimate.upper(0.01)).isEqualTo(INFINITE);
        assertThat(estimate.lower(0.011)).isCloseTo(Math.exp(2), within(1e-12));
        assertThat(estimate.upper(0.5)).isEqualTo(INFINITE);
        assertThat(RatioEstimate.ofLogs(-1, -2, -3, -4, -5, -6, -7, -8, -9, -INFINITE)
                        .lower(0.01))
                .isZero();
    }

    @Test
    void aBlockWithoutARatioCountsAgainstEveryClaim() {
        double[] logs = filled(10, INFINITE);
        logs[0] = Double.NaN;
        RatioEstimate estimate = RatioEstimate.ofLogs(logs);

        assertThat(estimate.lower(0.001)).isZero();
        assertThat(estimate.upper(0.001)).isEqualTo(INFINITE);
        assertThat(RatioEstimate.ofLogs(filled(10, Double.NaN)).ratio()).isEqualTo(INFINITE);
        assertThat(RatioEstimate.ofLogs(filled(10, Double.NaN)).lower(0.5)).isZero();
    }

    @Test
    void failuresOfOneSideMakeItsBlocksInfinite() {
        double[] sound = {1, 1, 1, 1};
        double[] failing = {1, INFINITE, INFINITE, INFINITE};

        assertThat(BlockRatios.of(sound, failing, BlockStatistic.percentile(0.9), 2))
                .containsExactly(INFINITE, INFINITE);
        assertThat(BlockRatios.of(failing, sound, BlockStatistic.mean(), 2)).containsExactly(-INFINITE, -INFINITE);
        assertThat(BlockRatios.of(failing, failing, BlockStatistic.mean(), 2)).containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void whatHasNoRatioIsRefused() {
        assertRefused(
                new double[] {1, 0, 1, 1},
                2,
                "the latency [0.0] before is not above 0, so no ratio can be taken; it is shorter than the clock can tell");
        assertRefused(
                new double[] {1, Double.NaN, 1, 1},
                2,
                "the latency [NaN] before is not above 0, so no ratio can be taken; it is shorter than the clock can tell");
        assertRefused(new double[] {1, 1}, 2, "[2] values before and [4] after are not pairs");
        assertRefused(new double[] {1, 1, 1, 1}, 0, "[0] pairs are no block");
        assertRefused(new double[] {1, 1, 1, 1}, 3, "[1] blocks have no spread; at least 2 are needed");
    }

    private static void assertRefused(double[] before, int blockSize, String message) {
        assertThatThrownBy(() -> RatioEstimate.of(before, new double[] {1, 1, 1, 1}, 0.95, blockSize))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }
}
