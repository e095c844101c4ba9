package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProportionTestTest {
    private static final ProportionTest P95 = new ProportionTest(0.05, ErrorRates.DEFAULT);

    @Test
    void smallestPassIsTheTextbookNumber() {
        assertThat(P95.smallestPass()).isEqualTo(59);
        assertThat(new ProportionTest(0.01, ErrorRates.DEFAULT).smallestPass()).isEqualTo(299);
        assertThat(new ProportionTest(0.001, ErrorRates.DEFAULT).smallestPass()).isEqualTo(2995);
        assertThat(new ProportionTest(0.05, new ErrorRates(0.01, 0.01)).smallestPass())
                .isEqualTo(90);
    }

    @Test
    void smallestPassIsTheFirstNumberThatPassesWithoutAHit() {
        for (double limit : List.of(0.5, 0.05, 0.01, 0.001)) {
            ProportionTest test = new ProportionTest(limit, ErrorRates.DEFAULT.splitOver(3));
            assertThat(test.decide(Proportion.of(0, test.smallestPass()))).isEqualTo(Decision.KEPT);
            assertThat(test.decide(Proportion.of(0, test.smallestPass() - 1))).isEqualTo(Decision.UNDECIDED);
        }
    }

    @Test
    void decidesBothWaysAndNotAtAllOnTheLimit() {
        assertThat(P95.decide(Proportion.of(20, 1000))).isEqualTo(Decision.KEPT);
        assertThat(P95.decide(Proportion.of(50, 1000))).isEqualTo(Decision.UNDECIDED);
        assertThat(P95.decide(Proportion.of(80, 1000))).isEqualTo(Decision.BREACHED);
        assertThat(P95.decide(Proportion.of(2, 2))).isEqualTo(Decision.BREACHED);
    }

    @Test
    void designEffectTakesADecisionBack() {
        assertThat(P95.decide(new Proportion(70, 1000, 1))).isEqualTo(Decision.BREACHED);
        assertThat(P95.decide(new Proportion(70, 1000, 10))).isEqualTo(Decision.UNDECIDED);
    }

    @Test
    void trialsToDecideAreEnoughAndNotFarTooMany() {
        Proportion sample = Proportion.of(40, 1000);
        long enough = P95.trialsToDecide(sample).orElseThrow();

        assertThat(P95.decide(sample)).isEqualTo(Decision.UNDECIDED);
        assertThat(P95.decide(Proportion.of(Math.round(0.04 * enough), enough))).isEqualTo(Decision.KEPT);
        assertThat(enough).isBetween(1100L, 1500L);
    }

    @Test
    void noNumberOfTrialsDecidesOnTheLimitItself() {
        assertThat(P95.trialsToDecide(Proportion.of(50, 1000))).isEmpty();
    }
}
