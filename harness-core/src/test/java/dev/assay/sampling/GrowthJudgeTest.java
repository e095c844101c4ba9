package dev.assay.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.check.Evidence;
import dev.assay.check.Finding;
import dev.assay.check.Outcome;
import dev.assay.check.WrittenAttribute;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.GrowthCurve;
import dev.assay.statistics.GrowthFit;
import dev.assay.statistics.GrowthPoint;
import dev.assay.statistics.GrowthTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GrowthJudgeTest {
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);

    @Test
    void linearTimesKeepLinearGrowthAndBreakLogarithmicGrowth() {
        assertThat(judge("n", size -> size / 1_000, 5, 0.1).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(judge("n log n", size -> size / 1_000, 5, 0.1).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(judge("log n", size -> size / 1_000, 5, 0.1).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(judge("sqrt n", size -> size / 1_000, 5, 0.1).outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void theFigureIsTheExponentAndTheFindingSaysWhatIsAllowed() {
        GrowthJudge judge = judge("log n", size -> size / 1_000, 5, 0.01);

        assertThat(judge.figure("growth").value().doubleValue()).isBetween(0.97, 1.03);
        assertThat(judge.figure("growth").samples()).isEqualTo(15);
        assertThat(judge.findings("growth"))
                .containsExactly(new Finding(
                        "allowed",
                        "growth: an exponent of at most 0.211",
                        "log n is 0.111 at these sizes, the margin 0.1"));
    }

    @Test
    void growthOnTheLimitIsUndecidedAndSaysHowManyBlocksWouldDecide() {
        List<GrowthPoint> points = new ArrayList<>();
        for (int size : SIZES) {
            points.add(new GrowthPoint(size, 0.7 * Math.pow(size, 1.08)));
            points.add(new GrowthPoint(size, 1.4 * Math.pow(size, 1.08)));
        }
        GrowthJudge judge = judge("n", points);

        assertThat(judge.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judge.findings("growth"))
                .filteredOn(finding -> finding.label().equals("needs"))
                .singleElement()
                .satisfies(needs -> assertThat(needs.text()).matches("growth: about [\\d,]+ blocks would decide"));
    }

    @Test
    void aConstantThatHidesTheGrowthAtSmallSizesLetsTheLargestDecide() {
        GrowthJudge judge = judge("sqrt n", size -> 10 + size / 1_000, 10, 0.02);

        assertThat(judge.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(judge.findings("growth")).extracting(Finding::label).containsExactly("allowed", "curve");
        assertThat(judge.findings("growth").get(1).text())
                .isEqualTo("growth: the sizes lie on no straight line, so the two largest decide");
    }

    @Test
    void thePictureHasTheMeasuredLineAndTheAllowedOne() {
        GrowthJudge judge = judge("n", size -> size / 1_000, 2, 0);

        Evidence.Chart chart = new GrowthPicture()
                .measured("p50", judge.fit())
                .allowed(judge.test().curve(), judge.fit())
                .chart("growth");

        assertThat(chart.x().logarithmic()).isTrue();
        assertThat(chart.y().logarithmic()).isTrue();
        assertThat(chart.lines()).extracting(Evidence.Line::name).containsExactly("p50", "at most n");
        assertThat(chart.lines().get(1).points()).hasSize(3);
        assertThat(chart.lines().get(1).points().get(2).y()).isCloseTo(100, within(1e-6));
    }

    @Test
    void whatIsNoGrowthIsRefused() {
        WrittenAttribute written = new WrittenAttribute("LatencyBudget", "growth", "linear", "n log n");

        assertThatThrownBy(() -> GrowthJudge.curve(written))
                .hasMessage(
                        "@LatencyBudget growth = [linear]: [linear] is no growth (1, log n, sqrt n, n, n log n, n^2 or"
                                + " another power of n), for example \"n log n\". Fix: growth = \"n log n\"");
    }

    private static GrowthJudge judge(String curve, DoubleUnaryOperator time, int blocks, double noise) {
        Random random = new Random(8731);
        List<GrowthPoint> points = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            for (int size : SIZES) {
                points.add(new GrowthPoint(size, time.applyAsDouble(size) * Math.exp(noise * random.nextGaussian())));
            }
        }
        return judge(curve, points);
    }

    private static GrowthJudge judge(String curve, List<GrowthPoint> points) {
        GrowthTest test =
                new GrowthTest(GrowthCurve.parse(curve).orElseThrow(), GrowthTest.DEFAULT_MARGIN, ErrorRates.DEFAULT);
        return new GrowthJudge(test, new GrowthFit(points));
    }
}
