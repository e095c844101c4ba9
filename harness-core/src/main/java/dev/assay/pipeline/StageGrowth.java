package dev.assay.pipeline;

import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.sampling.GrowthJudge;
import dev.assay.statistics.ErrorRates;
import dev.assay.statistics.GrowthCurve;
import dev.assay.statistics.GrowthTest;

/** The time of a stage grows at most like a curve. */
record StageGrowth(Promise promise, String stage, GrowthCurve curve) implements StagePromise {
    @Override
    public Verdict judge(PipelineProfile profile, Run run, ErrorRates rates) {
        GrowthJudge judge = new GrowthJudge(
                new GrowthTest(curve, GrowthTest.DEFAULT_MARGIN, rates),
                profile.times(stage).growth());
        return Verdict.of(run, promise, judge.outcome())
                .with(judge.figure(promise.name()))
                .withFindings(judge.findings(promise.name()));
    }
}
