package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GrowthFitTest {
    private static final List<Double> SIZES = List.of(10.0, 100.0, 1000.0, 10_000.0);
    private static final GrowthCurve LINEAR = new GrowthCurve("n", 1, false);

    /** The first data of Anscombe (American Statistician 27, 1973): slope 0.5, standard error 0.118, 9 degrees of freedom. */
    @Test
    void exponentAndIntervalAreThoseOfLeastSquares() {
        double[] across = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
        double[] up = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        List<GrowthPoint> points = new ArrayList<>();
        for (int i = 0; i < across.length; i++) {
            points.add(new GrowthPoint(Math.exp(across[i]), Math.exp(up[i])));
        }
        GrowthFit fit = new GrowthFit(points);

        assertThat(fit.exponent()).isCloseTo(0.5001, within(0.0001));
        assertThat(fit.upper(0.025) - fit.exponent()).isCloseTo(2.2621572 * 0.1179, within(0.0002));
        assertThat(fit.exponent() - fit.lower(0.025)).isCloseTo(2.2621572 * 0.1179, within(0.0002));
        assertThat(fit.isCurved()).isFalse();
    }

    @Test
    void aPowerIsFoundExactly() {
        GrowthFit fit = fit(size -> 3 * Math.pow(size, 1.5), 0);

        assertThat(fit.exponent()).isCloseTo(1.5, within(1e-9));
        assertThat(fit.upper(0.01)).isCloseTo(1.5, within(1e-6));
    }

    /** From 10 to 100 n log n grows by a factor of 20, and log10 of 20 is 1.30103. */
    @Test
    void aCurveHasItsOwnExponentAtTheseSizes() {
        GrowthFit fit =
                new GrowthFit(List.of(new GrowthPoint(10, 1), new GrowthPoint(100, 2), new GrowthPoint(100, 3)));

        assertThat(fit.exponentOf(new GrowthCurve("n log n", 1, true))).isCloseTo(1.30103, within(1e-5));
        assertThat(fit.exponentOf(LINEAR)).isCloseTo(1, within(1e-9));
        assertThat(fit.exponentOf(new GrowthCurve("1", 0, false))).isZero();
    }

    @Test
    void anOverheadIsSeenAsACurveAndTheLargestSizesTellTheGrowth() {
        GrowthFit fit = fit(size -> 1000 + size, 0.01);

        assertThat(fit.isCurved()).isTrue();
        assertThat(fit.exponent()).isLessThan(0.5);
        // From 2,000 to 11,000 over one decade.
        assertThat(fit.ofLargest().exponent()).isCloseTo(Math.log10(5.5), within(0.02));
    }

    @Test
    void noiseAloneIsNoCurve() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int curved = 0;
        for (int run = 0; run < 500; run++) {
            curved +=
                    fit(size -> size * Math.exp(0.2 * random.nextGaussian()), 0).isCurved() ? 1 : 0;
        }

        // 1 % of 500 are 5; 20 are nearly 7 standard deviations more.
        assertThat(curved).as("seed %d", seed).isLessThan(20);
    }

    @Test
    void growthIsDecidedWithAMargin() {
        GrowthTest test = GrowthTest.of(LINEAR);

        assertThat(test.decide(fit(size -> size, 0.05))).isEqualTo(Decision.KEPT);
        assertThat(test.decide(fit(size -> size * size, 0.05))).isEqualTo(Decision.BREACHED);
        assertThat(test.decide(fit(size -> Math.pow(size, 1.1), 0.05))).isEqualTo(Decision.UNDECIDED);
        assertThat(test.decide(fit(size -> Math.pow(size, 0.2), 0.05))).isEqualTo(Decision.KEPT);
    }

    @Test
    void anOverheadHidesNoSquare() {
        GrowthTest test = GrowthTest.of(LINEAR);
        GrowthFit fit = fit(size -> 1_000_000 + size * size, 0.01);

        assertThat(fit.exponent()).isLessThan(1);
        assertThat(test.deciding(fit)).isEqualTo(fit.ofLargest());
        assertThat(test.decide(fit)).isEqualTo(Decision.BREACHED);
    }

    @Test
    void logarithmsAreAllowedTheirOwnExponent() {
        GrowthCurve curve = new GrowthCurve("n log n", 1, true);

        assertThat(GrowthTest.of(curve).decide(fit(size -> size * Math.log(size), 0.02)))
                .isEqualTo(Decision.KEPT);
        assertThat(GrowthTest.of(curve).decide(fit(size -> Math.pow(size, 1.6), 0.02)))
                .isEqualTo(Decision.BREACHED);
    }

    @Test
    void whatShowsNoGrowthIsRefused() {
        assertThatThrownBy(() -> new GrowthFit(List.of(new GrowthPoint(10, 1), new GrowthPoint(20, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[2] blocks at [2] sizes show no growth with an interval;"
                        + " at least 3 blocks at 2 sizes are needed");
        assertThatThrownBy(() ->
                        new GrowthFit(List.of(new GrowthPoint(10, 1), new GrowthPoint(10, 2), new GrowthPoint(10, 3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[3] blocks at [1] sizes show no growth with an interval;"
                        + " at least 3 blocks at 2 sizes are needed");
        assertThatThrownBy(() -> new GrowthPoint(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the size [0.0] has no logarithm");
        assertThatThrownBy(() -> new GrowthPoint(1, Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the time [Infinity] has no logarithm");
        assertThatThrownBy(() -> new GrowthTest(LINEAR, -1, ErrorRates.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the margin [-1.0] is not at least 0");
    }

    private static GrowthFit fit(DoubleUnaryOperator time, double spread) {
        List<GrowthPoint> points = new ArrayList<>();
        for (double size : SIZES) {
            for (int block = -2; block <= 2; block++) {
                points.add(new GrowthPoint(size, time.applyAsDouble(size) * Math.exp(spread * block)));
            }
        }
        return new GrowthFit(points);
    }
}
