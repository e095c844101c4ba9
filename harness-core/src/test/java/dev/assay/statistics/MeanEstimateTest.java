package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanEstimateTest {
    @Test
    void boundsAreStudentsForFiveBlocks() {
        MeanEstimate estimate = MeanEstimate.of(1, 2, 3, 4, 5);

        assertThat(estimate.mean()).isEqualTo(3);
        assertThat(estimate.standardError()).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(estimate.lowerBound(0.025)).isCloseTo(3 - 2.7764451 * Math.sqrt(0.5), within(1e-6));
        assertThat(estimate.upperBound(0.025)).isCloseTo(3 + 2.7764451 * Math.sqrt(0.5), within(1e-6));
    }

    @Test
    void equalBlocksHaveNoMargin() {
        MeanEstimate estimate = MeanEstimate.of(7, 7, 7);

        assertThat(estimate.lowerBound(0.01)).isEqualTo(7);
        assertThat(estimate.upperBound(0.01)).isEqualTo(7);
    }

    @Test
    void aMarginTwiceAsWideAsTheDistanceNeedsFourTimesTheBlocks() {
        MeanEstimate estimate = MeanEstimate.of(1, 2, 3, 4, 5);
        double margin = estimate.mean() - estimate.lowerBound(0.025);

        assertThat(estimate.blocksFactor(3 - margin / 2, 0.025)).isCloseTo(4, within(1e-9));
    }

    @Test
    void oneBlockIsRefused() {
        assertThatThrownBy(() -> MeanEstimate.of(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[1] blocks have no spread; at least 2 are needed");
    }
}
