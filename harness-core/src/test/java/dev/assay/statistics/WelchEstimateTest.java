package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WelchEstimateTest {
    /** Equal variances 2.5 and 5 blocks each: the standard error is 1 with 8 degrees of freedom, t(0.975; 8) = 2.306. */
    @Test
    void boundsAreThoseOfStudentsTWhereSpreadAndBlocksAreEqual() {
        WelchEstimate estimate = new WelchEstimate(MeanEstimate.of(1, 2, 3, 4, 5), MeanEstimate.of(4, 5, 6, 7, 8));

        assertThat(estimate.difference()).isEqualTo(3);
        assertThat(estimate.lowerBound(0.025)).isCloseTo(3 - 2.306, within(0.001));
        assertThat(estimate.upperBound(0.025)).isCloseTo(3 + 2.306, within(0.001));
    }

    /** Variances 2.5 of 5 and 0 of 2 blocks: the standard error is that of the first alone, with its 4 degrees of freedom. */
    @Test
    void aMeanWithoutSpreadAddsNothing() {
        WelchEstimate estimate = new WelchEstimate(MeanEstimate.of(1, 2, 3, 4, 5), MeanEstimate.of(4, 4));

        assertThat(estimate.upperBound(0.025)).isCloseTo(1 + 2.776 * Math.sqrt(0.5), within(0.001));
        assertThat(new WelchEstimate(MeanEstimate.of(1, 1), MeanEstimate.of(2, 2)).upperBound(0.01))
                .isEqualTo(1);
    }

    @Test
    void decidesOnlyWhatTheBoundsAllow() {
        WelchEstimate estimate = new WelchEstimate(MeanEstimate.of(1, 2, 3, 4, 5), MeanEstimate.of(4, 5, 6, 7, 8));
        ErrorRates rates = new ErrorRates(0.025, 0.025);

        assertThat(estimate.decide(0.6, rates)).isEqualTo(Decision.BREACHED);
        assertThat(estimate.decide(0.8, rates)).isEqualTo(Decision.UNDECIDED);
        assertThat(estimate.decide(5.2, rates)).isEqualTo(Decision.UNDECIDED);
        assertThat(estimate.decide(5.4, rates)).isEqualTo(Decision.KEPT);
    }
}
