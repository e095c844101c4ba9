package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        Samples samples = new Samples(List.of(9_000_000L, 1_000_000L, 2_000_000L));

        assertThat(samples.median()).isEqualTo(2);
        assertThat(samples.least()).isEqualTo(1);
        assertThat(samples.most()).isEqualTo(9);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(new Samples(List.of(4_000_000L, 1_000_000L, 9_000_000L, 3_000_000L)).median())
                .isEqualTo(3.5);
    }

    @Test
    void onlyMarksOfTheNameCount() {
        List<Mark> marks = List.of(new Mark("asked", 1_000_000), new Mark("other", 5_000_000));

        assertThat(Samples.named("asked", marks)).isEqualTo(new Samples(List.of(1_000_000L)));
    }

    @Test
    void noSampleIsNoFigure() {
        assertThatThrownBy(() -> Samples.named("asked", List.of(new Mark("other", 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No sample was taken");
    }
}
