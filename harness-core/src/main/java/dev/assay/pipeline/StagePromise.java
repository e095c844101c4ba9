package dev.assay.pipeline;

import dev.assay.check.Promise;
import dev.assay.check.Run;
import dev.assay.check.Verdict;
import dev.assay.statistics.ErrorRates;

/** A promise about one stage, and how it is judged. */
sealed interface StagePromise permits StageBudget, StageGrowth {
    Promise promise();

    /** Return what a profile of at least two repetitions says, where one look may err this often. */
    Verdict judge(PipelineProfile profile, Run run, ErrorRates rates);
}
