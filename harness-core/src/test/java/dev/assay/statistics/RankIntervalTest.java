package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class RankIntervalTest {
    @Test
    void medianOfTwentyLiesBetweenTheSixthAndTheFifteenth() {
        assertThat(RankInterval.of(20, 0.5, 0.95, 1)).isEqualTo(new RankInterval(6, OptionalLong.of(15)));
    }

    @Test
    void ranksAreTheTightestThatKeepTheTails() {
        RankInterval ranks = RankInterval.of(1000, 0.95, 0.95, 1);
        BinomialDistribution below = BinomialDistribution.of(1000, 0.95);
        int lower = (int) ranks.lower();
        int upper = (int) ranks.upper().orElseThrow();

        assertThat(below.cumulativeProbability(lower - 1)).isLessThanOrEqualTo(0.025);
        assertThat(below.cumulativeProbability(lower)).isGreaterThan(0.025);
        assertThat(below.cumulativeProbability(upper - 1)).isGreaterThanOrEqualTo(0.975);
        assertThat(below.cumulativeProbability(upper - 2)).isLessThan(0.975);
    }

    @Test
    void smallSamplesHaveNoUpperEndAndTinyOnesNoLowerEnd() {
        assertThat(RankInterval.of(50, 0.99, 0.95, 1).upper()).isEmpty();
        assertThat(RankInterval.of(1, 0.5, 0.95, 1)).isEqualTo(new RankInterval(0, OptionalLong.empty()));
    }

    @Test
    void aDesignEffectWidensTheInterval() {
        RankInterval narrow = RankInterval.of(1000, 0.5, 0.95, 1);
        RankInterval wide = RankInterval.of(1000, 0.5, 0.95, 4);

        assertThat(narrow).isEqualTo(new RankInterval(469, OptionalLong.of(532)));
        assertThat(wide).isEqualTo(new RankInterval(440, OptionalLong.of(564)));
    }
}
