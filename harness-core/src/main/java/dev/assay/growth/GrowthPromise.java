package dev.assay.growth;

import dev.assay.check.Promise;
import dev.assay.load.Rounds;
import dev.assay.sampling.GrowthJudge;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.GrowthCurve;
import dev.assay.statistics.GrowthTest;
import java.util.List;

/**
 * A percentile of the latency grows at most like a curve.
 *
 * @param promise the promise
 * @param curve the steepest growth that keeps it
 * @param blocks of which percentile
 */
record GrowthPromise(Promise promise, GrowthCurve curve, GrowthBlocks blocks) {
    GrowthJudge judge(Rounds rounds, List<Long> sizes, ErrorRates rates) {
        return new GrowthJudge(new GrowthTest(curve, GrowthTest.DEFAULT_MARGIN, rates), blocks.fit(rounds, sizes));
    }
}
