package dev.assay.budget;

import dev.assay.load.DriverOptions;
import dev.assay.load.LoadSettings;
import dev.assay.load.ProgressListener;
import dev.assay.load.Workload;
import java.util.List;

/**
 * What a budget asks for.
 *
 * @param workload what is measured
 * @param objectives what is promised about it
 * @param settings how it is driven
 * @param operations how many operations are measured at most, those of the warm-up not counted
 * @param progress is told how far the load has come
 */
record LoadRequest(
        Workload workload,
        List<Objective> objectives,
        LoadSettings settings,
        long operations,
        ProgressListener progress) {
    LoadRequest {
        objectives = List.copyOf(objectives);
    }

    /** Return how a load of this name is run and watched. */
    DriverOptions options(String name) {
        return DriverOptions.DEFAULT.withName(name).withProgress(progress);
    }

    LoadRequest with(LoadSettings others) {
        return new LoadRequest(workload, objectives, others, operations, progress);
    }
}
