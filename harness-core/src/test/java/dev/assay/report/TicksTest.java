package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void linearTicksAreRound() {
        assertThat(written(Ticks.linear(0, 1, 6))).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(written(Ticks.linear(-50, 100, 6))).containsExactly("-50", "0", "50", "100");
        assertThat(written(Ticks.linear(0, 0.0003, 6)))
                .containsExactly("0", "5e-5", "0.0001", "0.00015", "0.0002", "0.00025", "0.0003");
    }

    @Test
    void logarithmicTicksThinOutOverManyDecades() {
        assertThat(written(Ticks.logarithmic(1, 100, 6))).containsExactly("1", "2", "5", "10", "20", "50", "100");
        assertThat(written(Ticks.logarithmic(0.01, 1000, 6))).containsExactly("0.01", "0.1", "1", "10", "100", "1,000");
        assertThat(written(Ticks.logarithmic(1, 1e12, 6)))
                .containsExactly("1", "100", "10,000", "1,000,000", "1e8", "1e10", "1e12");
    }

    @Test
    void everyScaleHoldsItsValuesBetweenRoundEnds() {
        Random random = new Random(8731);
        for (int round = 0; round < 2_000; round++) {
            boolean logarithmic = random.nextBoolean();
            double[] values = random.doubles(1 + random.nextInt(4), -6, 9)
                    .map(power -> Math.pow(10, power))
                    .toArray();
            Scale scale = Scale.over(values, logarithmic, 0, 100);

            assertThat(scale.ticks()).as("seed 8731, values %s", values).hasSizeBetween(2, 10);
            for (double value : values) {
                assertThat(scale.place(value))
                        .as("seed 8731, values %s", values)
                        .isBetween(-1e-6, 100 + 1e-6);
            }
        }
    }

    private static List<String> written(List<Double> ticks) {
        return ticks.stream().map(Ticks::write).toList();
    }
}
