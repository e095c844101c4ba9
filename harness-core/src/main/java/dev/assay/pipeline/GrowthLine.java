package dev.assay.pipeline;

import dev.assay.statistics.GrowthFit;

/** The fit that tells best how a stage will go on: of all sizes, or of the two largest where a line through all does not fit. */
final class GrowthLine {
    private GrowthLine() {}

    static GrowthFit of(StageTimes stage) {
        GrowthFit all = stage.growth();
        return all.isCurved() ? all.ofLargest() : all;
    }
}
