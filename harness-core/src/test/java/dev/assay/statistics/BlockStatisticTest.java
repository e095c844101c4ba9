package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockStatisticTest {
    private static final double[] HUNDRED =
            IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();

    @Test
    void percentilesAreThoseOfTheNearestRank() {
        assertThat(percentile(0.95)).isEqualTo(95);
        assertThat(percentile(0.951)).isEqualTo(96);
        assertThat(percentile(0.99)).isEqualTo(99);
        assertThat(percentile(0.5)).isEqualTo(50);
        assertThat(percentile(0.001)).isEqualTo(1);
        assertThat(percentile(0.999)).isEqualTo(100);
    }

    @Test
    void blocksLeaveFourValuesBeyondThePercentile() {
        assertThat(BlockStatistic.percentile(0.5).blockSize()).isEqualTo(100);
        assertThat(BlockStatistic.percentile(0.9).blockSize()).isEqualTo(100);
        assertThat(BlockStatistic.percentile(0.95).blockSize()).isEqualTo(100);
        assertThat(BlockStatistic.percentile(0.99).blockSize()).isEqualTo(400);
        assertThat(BlockStatistic.percentile(0.999).blockSize()).isEqualTo(4000);
        assertThat(BlockStatistic.percentile(0.01).blockSize()).isEqualTo(400);
        assertThat(BlockStatistic.mean().blockSize()).isEqualTo(100);
    }

    @Test
    void aMeanIsThatOfItsRange() {
        assertThat(BlockStatistic.mean().of(HUNDRED, 10, 20)).isEqualTo(15.5);
    }

    @Test
    void selectionFindsWhatSortingFinds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            double[] values = random.doubles(1 + random.nextInt(60))
                    .map(value -> value < 0.1 ? Double.POSITIVE_INFINITY : Math.rint(value * 20))
                    .toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int index = random.nextInt(values.length);
            assertThat(Selection.select(values, 0, values.length, index))
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(sorted[index]);
        }
    }

    @Test
    void aPercentileOutsideItsBoundsIsRefused() {
        assertThatThrownBy(() -> BlockStatistic.percentile(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[1.0] is not strictly between 0 and 1");
    }

    private static double percentile(double level) {
        return BlockStatistic.percentile(level).of(HUNDRED.clone(), 0, HUNDRED.length);
    }
}
