package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class ProportionBoundsTest {
    @Test
    void noHitsGiveZeroAndTheClosedForm() {
        Proportion none = Proportion.of(0, 100);

        assertThat(none.lowerBound(0.01)).isZero();
        assertThat(none.upperBound(0.05)).isCloseTo(1 - Math.pow(0.05, 1.0 / 100), within(1e-12));
    }

    @Test
    void onlyHitsGiveOneAndTheClosedForm() {
        Proportion all = Proportion.of(100, 100);

        assertThat(all.upperBound(0.05)).isEqualTo(1);
        assertThat(all.lowerBound(0.01)).isCloseTo(Math.pow(0.01, 1.0 / 100), within(1e-12));
    }

    @Test
    void boundsAreWhereTheBinomialTailReachesTheError() {
        Proportion sample = Proportion.of(7, 120);
        BinomialDistribution atUpper = BinomialDistribution.of(120, sample.upperBound(0.05));
        BinomialDistribution atLower = BinomialDistribution.of(120, sample.lowerBound(0.01));

        assertThat(atUpper.cumulativeProbability(7)).isCloseTo(0.05, within(1e-9));
        assertThat(atLower.survivalProbability(6)).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void boundsOfFourInTwentyAreThePublishedOnes() {
        Proportion sample = Proportion.of(4, 20);

        assertThat(sample.lowerBound(0.025)).isCloseTo(0.0573, within(0.0001));
        assertThat(sample.upperBound(0.025)).isCloseTo(0.4366, within(0.0001));
    }

    @Test
    void aDesignEffectOfTwoCountsHalf() {
        Proportion clustered = new Proportion(20, 400, 2);
        Proportion half = Proportion.of(10, 200);

        assertThat(clustered.lowerBound(0.01)).isEqualTo(half.lowerBound(0.01));
        assertThat(clustered.upperBound(0.05)).isEqualTo(half.upperBound(0.05));
        assertThat(clustered.share()).isEqualTo(half.share());
    }

    @Test
    void whatIsNoProportionIsRefused() {
        assertThatThrownBy(() -> Proportion.of(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[0] of [0] is not a proportion");
        assertThatThrownBy(() -> Proportion.of(3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[3] of [2] is not a proportion");
        assertThatThrownBy(() -> new Proportion(1, 2, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the design effect [NaN] is not at least 1");
        assertThatThrownBy(() -> Proportion.of(1, 2).upperBound(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[1.0] is not strictly between 0 and 1");
    }
}
