package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorRatesTest {
    /** 1, 4 and 16 parts of 21. */
    @Test
    void laterLooksMayErrMore() {
        assertThat(ErrorRates.DEFAULT.ofLook(1, 3).wrongPass()).isCloseTo(0.05 / 21, within(1e-15));
        assertThat(ErrorRates.DEFAULT.ofLook(2, 3).wrongPass()).isCloseTo(0.05 * 4 / 21, within(1e-15));
        assertThat(ErrorRates.DEFAULT.ofLook(3, 3).wrongBreach()).isCloseTo(0.01 * 16 / 21, within(1e-15));
        assertThat(ErrorRates.DEFAULT.ofLook(1, 1)).isEqualTo(ErrorRates.DEFAULT);
    }

    @Test
    void allLooksTogetherKeepTheRates() {
        for (int looks = 1; looks <= 20; looks++) {
            int planned = looks;
            double sum = IntStream.rangeClosed(1, planned)
                    .mapToDouble(
                            look -> ErrorRates.DEFAULT.ofLook(look, planned).wrongPass())
                    .sum();
            assertThat(sum).isCloseTo(0.05, within(1e-12));
        }
    }

    @Test
    void aLookThatIsNotPlannedIsRefused() {
        assertThatThrownBy(() -> ErrorRates.DEFAULT.ofLook(4, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("look [4] of [3] is not from 1 to at most 20");
        assertThatThrownBy(() -> ErrorRates.DEFAULT.ofLook(0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("look [0] of [3] is not from 1 to at most 20");
    }

    @Test
    void theLookAfterWhichNothingMoreComesGetsWhatTheOthersLeft() {
        assertThat(ErrorRates.DEFAULT.ofLookAtTheEnd(1, 3)).isEqualTo(ErrorRates.DEFAULT);
        assertThat(ErrorRates.DEFAULT.ofLookAtTheEnd(2, 3).wrongPass()).isCloseTo(0.05 * 20 / 21, within(1e-15));
        assertThat(ErrorRates.DEFAULT.ofLookAtTheEnd(3, 3).wrongBreach()).isCloseTo(0.01 * 16 / 21, within(1e-15));
    }
}
