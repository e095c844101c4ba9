package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GapGuardTest {
    /** The interval of the median of 20 values is that of the ranks 6 and 15. */
    @Test
    void theIntervalIsThatOfTheRanks() {
        assertThat(GapGuard.of(twenty(20), 0.5)).isEqualTo(new GapGuard(6, 15));
        assertThat(GapGuard.of(twenty(20), 0.5).width()).isEqualTo(2.5);
        assertThat(GapGuard.of(twenty(20), 0.5).isInGap()).isTrue();
    }

    @Test
    void aSmoothPercentileIsInNoGapAndTheEdgeOfMissesIs() {
        double[] smooth = IntStream.range(0, 1000).mapToDouble(i -> 100 + i).toArray();
        double[] missing = IntStream.range(0, 1000)
                .mapToDouble(i -> i < 945 ? 100 + i : 10_000 + i)
                .toArray();

        assertThat(GapGuard.of(smooth, 0.95).isInGap()).isFalse();
        assertThat(GapGuard.of(missing, 0.95).isInGap()).isTrue();
        assertThat(GapGuard.of(missing, 0.5).isInGap()).isFalse();
    }

    @Test
    void theEdgeOfFailuresIsAGapAndFailuresAloneAreNone() {
        assertThat(GapGuard.of(twenty(10), 0.5)).isEqualTo(new GapGuard(6, Double.POSITIVE_INFINITY));
        assertThat(GapGuard.of(twenty(10), 0.5).isInGap()).isTrue();
        assertThat(GapGuard.of(twenty(0), 0.5).width()).isEqualTo(1);
    }

    @Test
    void tooFewLatenciesAreRefused() {
        assertThatThrownBy(() -> GapGuard.of(twenty(20), 0.99))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[20] latencies are too few for an interval of the percentile [0.99]");
        assertThatThrownBy(() -> GapGuard.of(new double[0], 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[0] latencies are too few for an interval of the percentile [0.5]");
    }

    private static double[] twenty(int successes) {
        return IntStream.rangeClosed(1, 20)
                .mapToDouble(i -> i > successes ? Double.POSITIVE_INFINITY : i)
                .toArray();
    }
}
