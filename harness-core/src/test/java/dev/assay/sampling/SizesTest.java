package dev.assay.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void sizesAreSorted() {
        Sizes sizes = Sizes.of("@LatencyBudget", 10_000, 1_000, 3_000);

        assertThat(sizes.rows()).containsExactly(1_000L, 3_000L, 10_000L);
        assertThat(sizes.smallest()).isEqualTo(1_000);
        assertThat(sizes.largest()).isEqualTo(10_000);
    }

    @Test
    void twoSizesAreRefused() {
        assertMistake(
                "@LatencyBudget sizes = [10, 1000]: [2] sizes show no growth. A line through two points always fits, so that"
                        + " nothing would show whether it is one. Fix: sizes 1_000, 10_000, 100_000",
                10,
                1_000);
    }

    @Test
    void aSizeGivenTwiceIsRefused() {
        assertMistake(
                "@LatencyBudget sizes = [10, 10, 1000]: a size is given twice. It would be measured twice and count twice."
                        + " Fix: sizes 1_000, 10_000, 100_000",
                10,
                10,
                1_000);
    }

    @Test
    void oneRowIsRefused() {
        assertMistake(
                "@LatencyBudget sizes = [1, 10, 100]: [1] is below [2]. A logarithm of the size must lie above zero."
                        + " Fix: sizes 1_000, 10_000, 100_000",
                1,
                10,
                100);
    }

    @Test
    void lessThanAFactorOfTenIsRefused() {
        assertMistake(
                "@LatencyBudget sizes = [1000, 5000, 9999]: [1,000] to [9,999] is less than a factor of [10]. On so short a"
                        + " way n, n log n and noise look the same. Fix: sizes 1_000, 10_000, 100_000",
                1_000,
                5_000,
                9_999);
    }

    private static void assertMistake(String message, long... rows) {
        assertThatThrownBy(() -> Sizes.of("@LatencyBudget", rows))
                .isInstanceOf(MistakeException.class)
                .hasMessage(message);
    }
}
