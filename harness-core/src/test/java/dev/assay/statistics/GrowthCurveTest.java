package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthCurveTest {
    @Test
    void readsEveryCurve() {
        assertThat(GrowthCurve.parse("1")).hasValue(new GrowthCurve("1", 0, false));
        assertThat(GrowthCurve.parse("log n")).hasValue(new GrowthCurve("log n", 0, true));
        assertThat(GrowthCurve.parse("sqrt n")).hasValue(new GrowthCurve("sqrt n", 0.5, false));
        assertThat(GrowthCurve.parse(" n ")).hasValue(new GrowthCurve("n", 1, false));
        assertThat(GrowthCurve.parse("n log n")).hasValue(new GrowthCurve("n log n", 1, true));
        assertThat(GrowthCurve.parse("n^2")).hasValue(new GrowthCurve("n^2", 2, false));
        assertThat(GrowthCurve.parse("n^1.5")).hasValue(new GrowthCurve("n^1.5", 1.5, false));
        assertThat(GrowthCurve.parse("n^0.5 log n")).hasValue(new GrowthCurve("n^0.5 log n", 0.5, true));
    }

    @Test
    void anyOtherTextIsNoCurve() {
        assertThat(List.of(
                        "", "0", "2", "m", "n^", "n^-1", "n^1,5", "nlog n", "1 log n", "log n log n", "O(n)", "n log"))
                .allSatisfy(text -> assertThat(GrowthCurve.parse(text)).as(text).isEmpty());
    }

    @Test
    void itsLogarithmIsThatOfTheFormula() {
        assertThat(new GrowthCurve("n log n", 1, true).logAt(1000))
                .isCloseTo(Math.log(1000 * Math.log(1000)), within(1e-12));
        assertThat(new GrowthCurve("1", 0, false).logAt(1000)).isZero();
        assertThatThrownBy(() -> new GrowthCurve("n log n", 1, true).logAt(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the size [1.0] is too small for growth like n log n");
        assertThatThrownBy(() -> new GrowthCurve("n^-1", -1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the power [-1.0] is not at least 0");
    }
}
