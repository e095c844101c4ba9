package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RigGuardTest {
    /** Of 20 blocks that alternate by 0.02, the margin at 95 % is 2.093 * 0.02 / sqrt(19) = 0.0096. */
    @Test
    void anIntervalBeyondTheToleranceIsABias() {
        assertThat(RigGuard.DEFAULT.isBiased(around(0.031))).isTrue();
        assertThat(RigGuard.DEFAULT.isBiased(around(0.028))).isFalse();
        assertThat(RigGuard.DEFAULT.isBiased(around(0))).isFalse();
        assertThat(RigGuard.DEFAULT.isBiased(around(-0.028))).isFalse();
        assertThat(RigGuard.DEFAULT.isBiased(around(-0.031))).isTrue();
    }

    @Test
    void aSideOfTheSameThatAlwaysFailsIsABias() {
        assertThat(RigGuard.DEFAULT.isBiased(RatioEstimate.ofLogs(IntStream.range(0, 20)
                        .mapToDouble(block -> Double.NEGATIVE_INFINITY)
                        .toArray())))
                .isTrue();
    }

    @Test
    void confidenceAndToleranceAreChecked() {
        assertThatThrownBy(() -> new RigGuard(0.95, -0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the tolerance [-0.1] is not at least 0");
        assertThatThrownBy(() -> new RigGuard(1, 0.02))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[1.0] is not strictly between 0 and 1");
    }

    private static RatioEstimate around(double mean) {
        return RatioEstimate.ofLogs(IntStream.range(0, 20)
                .mapToDouble(block -> mean + (block % 2 == 0 ? 0.02 : -0.02))
                .toArray());
    }
}
