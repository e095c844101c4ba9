package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ThresholdTest {
    @Test
    void reachingTheLimitKeepsThePromise() {
        Threshold atMost = Threshold.atMost(Quantity.duration("200ms"));

        assertThat(atMost.isKeptBy(new BigDecimal("200"))).isTrue();
        assertThat(atMost.isKeptBy(new BigDecimal("200.000001"))).isFalse();
    }

    @Test
    void sharesAreComparedAsRationals() {
        Threshold atLeast = Threshold.atLeast(Quantity.share("0.95"));

        assertThat(atLeast.isKeptBy(19, 20)).isTrue();
        assertThat(atLeast.isKeptBy(18_999_999_999L, 20_000_000_000L)).isFalse();
    }

    @Test
    void aShareOfNothingIsNoShare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Threshold.atLeast(Quantity.share("0.95")).isKeptBy(0, 0))
                .withMessage("[0] of [0] is not a share");
    }

    @Test
    void readsAsPeopleWriteIt() {
        assertThat(Threshold.atMost(Quantity.duration("0.2s"))).hasToString("<= 200 ms");
        assertThat(Threshold.atLeast(Quantity.share("95%"))).hasToString(">= 0.95");
    }
}
