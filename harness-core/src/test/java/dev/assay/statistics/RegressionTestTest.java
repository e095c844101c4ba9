package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegressionTestTest {
    private static final RegressionTest P95 = RegressionTest.of(0.10, 0.95);

    @Test
    void aPercentileBringsItsBlockSizeAndTheErrorsAreSplitOverTheLooks() {
        assertThat(P95.blockSize()).isEqualTo(100);
        assertThat(RegressionTest.of(0.10, 0.99).blockSize()).isEqualTo(400);
        assertThat(P95.ratesOfALook()).isEqualTo(new ErrorRates(0.0125, 0.0025));
    }

    @Test
    void decidesByTheBoundsOfTheRatio() {
        assertThat(P95.decide(around(Math.log(1.0), 0.01))).isEqualTo(Decision.KEPT);
        assertThat(P95.decide(around(Math.log(1.1), 0.01))).isEqualTo(Decision.UNDECIDED);
        assertThat(P95.decide(around(Math.log(1.2), 0.01))).isEqualTo(Decision.BREACHED);
        assertThat(P95.decide(around(Math.log(1.2), 1))).isEqualTo(Decision.UNDECIDED);
    }

    @Test
    void failuresAreBreachedWhereEveryBlockHasThemAndNotKeptWhereOneHas() {
        double infinite = Double.POSITIVE_INFINITY;

        assertThat(P95.decide(RatioEstimate.ofLogs(
                        IntStream.range(0, 10).mapToDouble(i -> infinite).toArray())))
                .isEqualTo(Decision.BREACHED);
        assertThat(P95.decide(RatioEstimate.ofLogs(0, 0, 0, 0, 0, 0, 0, 0, 0, infinite)))
                .isEqualTo(Decision.UNDECIDED);
        assertThat(P95.decide(RatioEstimate.ofLogs(-1, -1, -1, -1, -1, -1, -1, -1, -1, -infinite)))
                .isEqualTo(Decision.KEPT);
        assertThat(P95.decide(RatioEstimate.ofLogs(
                        IntStream.range(0, 80).mapToDouble(i -> Double.NaN).toArray())))
                .isEqualTo(Decision.UNDECIDED);
    }

    /** With 9 degrees of freedom t is 3.6896624 at 0.25 % and 1.3830287 at 10 %. */
    @Test
    void theSmallestDetectableChangeLeavesNineInTenRunsAboveTheBound() {
        RatioEstimate estimate = around(0, 0.05);
        double margin = estimate.standardError() * (3.6896624 + 1.3830287);

        assertThat(P95.smallestDetectable(estimate)).isCloseTo(1.1 * Math.exp(margin), within(1e-6));
        assertThat(P95.smallestDetectable(RatioEstimate.ofLogs(0, Double.NaN))).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void pairsToDecideAreBlocksOfTheSameSpread() {
        RatioEstimate undecided = around(Math.log(1.05), 0.15);
        long pairs = P95.pairsToDecide(undecided).orElseThrow();

        assertThat(P95.decide(undecided)).isEqualTo(Decision.UNDECIDED);
        assertThat(P95.decide(around(Math.log(1.05), 0.15, (int) (pairs / 100))))
                .isEqualTo(Decision.KEPT);
        assertThat(P95.pairsToDecide(around(0, 0.01))).hasValue(1000);
        assertThat(P95.pairsToDecide(around(Math.log1p(0.10), 0.01))).isEmpty();
        assertThat(P95.pairsToDecide(RatioEstimate.ofLogs(0, Double.NaN))).isEmpty();
    }

    @Test
    void atTheLimitAllLooksTogetherKeepTheErrorRates() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int[] wrong = new int[2];
        int runs = 2000;
        for (int run = 0; run < runs; run++) {
            double[] logs = IntStream.range(0, 80)
                    .mapToDouble(block -> Math.log1p(0.10) + 0.1 * random.nextGaussian())
                    .toArray();
            Decision decision = RegressionTest.LOOKS.stream()
                    .map(look -> P95.decide(RatioEstimate.ofLogs(Arrays.copyOf(logs, look))))
                    .filter(each -> each != Decision.UNDECIDED)
                    .findFirst()
                    .orElse(Decision.UNDECIDED);
            wrong[0] += decision == Decision.KEPT ? 1 : 0;
            wrong[1] += decision == Decision.BREACHED ? 1 : 0;
        }

        // Five standard errors above the stated rates.
        assertThat(wrong[0]).as("kept, seed %d", seed).isLessThan((int) (runs * 0.05 + 5 * Math.sqrt(runs * 0.05)));
        assertThat(wrong[1]).as("breached, seed %d", seed).isLessThan((int) (runs * 0.01 + 5 * Math.sqrt(runs * 0.01)));
    }

    @Test
    void aLimitThatAllowsNothingIsRefused() {
        assertThatThrownBy(() -> RegressionTest.of(0, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the limit [0.0] is not above 0");
        assertThatThrownBy(() -> new RegressionTest(0.1, BlockStatistic.mean(), 0, ErrorRates.DEFAULT, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[0] pairs in a block and [4] looks are not at least one each");
    }

    private static RatioEstimate around(double mean, double spread) {
        return around(mean, spread, 10);
    }

    private static RatioEstimate around(double mean, double spread, int blocks) {
        return RatioEstimate.ofLogs(IntStream.range(0, blocks)
                .mapToDouble(block -> mean + (block % 2 == 0 ? spread : -spread))
                .toArray());
    }
}
