package dev.assay.comparison;

import dev.assay.check.Promise;
import dev.assay.statistics.BlockStatistic;
import dev.assay.statistics.GapGuard;
import dev.assay.statistics.RegressionTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One promise of a comparison: a figure of the latency grows by at most a limit.
 *
 * @param promise the promise, whose limit is the largest ratio: 1.1 for 10 %
 * @param figure what is compared: {@code p95}
 * @param statistic the same, of a block of neighbouring latencies
 */
record RegressionLimit(Promise promise, String figure, BlockStatistic statistic) {
    RegressionTest test() {
        BigDecimal largest = promise.requiredThreshold().limit().amount();
        return RegressionTest.of(largest.subtract(BigDecimal.ONE).doubleValue(), statistic);
    }

    /** Return after how many requests of each side to look. */
    List<Integer> looks() {
        return RegressionTest.LOOKS.stream()
                .map(blocks -> blocks * statistic.blockSize())
                .toList();
    }

    int firstLook() {
        return looks().get(0);
    }

    int lastLook() {
        return looks().get(looks().size() - 1);
    }

    /** Return where the percentile of one side lies; empty for a mean. */
    Optional<GapGuard> gap(double[] latencies) {
        return statistic instanceof BlockStatistic.Percentile percentile
                ? Optional.of(GapGuard.of(latencies, percentile.level()))
                : Optional.empty();
    }
}
