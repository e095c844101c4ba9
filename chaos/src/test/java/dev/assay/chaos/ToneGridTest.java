package dev.assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.check.Evidence.Bar;
import dev.assay.check.Evidence.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ToneGridTest {
    private final ToneGrid grid = new ToneGrid(4_000);

    @Test
    void mergesNeighboursOfOneTone() {
        grid.paint(0, 95, false);
        grid.paint(100, 199, false);

        assertThat(grid.bars()).containsExactly(new Bar(0, 200, "succeeded", Tone.GOOD));
    }

    @Test
    void leavesAGapWhereNothingRan() {
        grid.paint(0, 9, false);
        grid.paint(30, 39, false);

        assertThat(grid.bars())
                .containsExactly(new Bar(0, 10, "succeeded", Tone.GOOD), new Bar(30, 40, "succeeded", Tone.GOOD));
    }

    @Test
    void letsAFailureOutweighSuccesses() {
        grid.paint(10, 19, true);
        grid.paint(0, 29, false);

        assertThat(grid.bars()).extracting(Bar::tone).isEqualTo(List.of(Tone.GOOD, Tone.BAD, Tone.GOOD));
    }

    @Test
    void drawsAtMostFourHundredBars() {
        for (int i = 0; i < 40_000; i++) {
            grid.paint(i / 10.0, i / 10.0, i % 200 == 0);
        }

        assertThat(grid.bars()).hasSizeLessThanOrEqualTo(400);
    }

    @Test
    void keepsCallsThatEndAfterTheObservation() {
        grid.paint(3_990, 9_999, true);

        assertThat(grid.bars()).containsExactly(new Bar(3_990, 4_000, "failed", Tone.BAD));
    }
}
