package dev.assay.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalTimesTest {
    private static final long SECOND = 1_000_000_000;

    private final SplittableRandom random = new SplittableRandom(8731);

    @Test
    void constantArrivalsAreEquallyFarApart() {
        assertThat(new ArrivalTimes(Arrivals.CONSTANT, 4, SECOND, false).draw(random, 100))
                .containsExactly(0, SECOND / 4, SECOND / 2, 3 * SECOND / 4);
    }

    @Test
    void gapsOfPoissonArrivalsAreExponential() {
        long[] times = new ArrivalTimes(Arrivals.POISSON, 1_000, 100 * SECOND, false).draw(random, Long.MAX_VALUE);
        double[] gaps = IntStream.range(1, times.length)
                .mapToDouble(i -> times[i] - times[i - 1])
                .toArray();
        double mean = IntStream.range(0, gaps.length)
                .mapToDouble(i -> gaps[i])
                .average()
                .orElseThrow();
        double longerThanMean = (double) IntStream.range(0, gaps.length)
                        .filter(i -> gaps[i] > 1e6)
                        .count()
                / gaps.length;

        assertThat((double) times.length).isCloseTo(100_000, within(4 * Math.sqrt(100_000)));
        assertThat(mean).isCloseTo(1e6, within(0.015e6));
        assertThat(longerThanMean).isCloseTo(Math.exp(-1), within(0.007));
        assertThat(times).isSorted();
    }

    @Test
    void aRampHasItsArrivalsAtTheRootsOfTime() {
        long[] times = new ArrivalTimes(Arrivals.CONSTANT, 100, 2 * SECOND, true).draw(random, Long.MAX_VALUE);

        assertThat(times).hasSize(100);
        assertThat(times[25]).isCloseTo(SECOND, within(1L));
        assertThat(times[99]).isCloseTo((long) (2 * SECOND * Math.sqrt(0.99)), within(1L));
    }

    @Test
    void drawsNoMoreThanAsked() {
        assertThat(new ArrivalTimes(Arrivals.POISSON, 1e6, 3600 * SECOND, false).draw(random, 2_000))
                .hasSize(2_000);
    }
}
