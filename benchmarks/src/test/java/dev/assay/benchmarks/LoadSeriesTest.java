package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadSeriesTest {
    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        LoadSeries series = new LoadSeries(
                new LoadCase(LoadStatement.SELECT_1, 8),
                1,
                List.of(
                        new LoadRound(1, 1, 0.9),
                        new LoadRound(100, 1, 10),
                        new LoadRound(1, 1, 0.7),
                        new LoadRound(100, 1, 500)));

        assertThat(series.median(LoadRound::overPgbench)).isEqualTo(0.8);
    }
}
