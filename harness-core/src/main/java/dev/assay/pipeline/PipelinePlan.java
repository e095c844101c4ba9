package dev.assay.pipeline;

import dev.assay.check.Run;
import dev.assay.database.TestDatabase;
import dev.assay.sampling.Sizes;
import java.util.List;

/**
 * What is repeated.
 *
 * @param name what the reader calls it
 * @param stages in the order in which they run
 * @param sizes at which sizes
 * @param repetitions how often before the first look
 */
record PipelinePlan(String name, List<Stage> stages, Sizes sizes, int repetitions) {
    /** Return a profile in which nothing is measured yet. */
    PipelineProfile profile() {
        return new PipelineProfile(name, sizes, stages.stream().map(Stage::name).toList());
    }

    Trial trial(TestDatabase database, Run run) {
        return new FreshTrial(stages, database, run.ticker());
    }
}
