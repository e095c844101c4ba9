package dev.assay.migration.data;

import java.time.Duration;
import java.util.List;

/**
 * What one run of a data migration did. Work of earlier runs is not in it.
 *
 * @param migration its name
 * @param steps each step that this run worked on, in order; none if the migration was completed before
 */
public record RunReport(String migration, List<StepReport> steps) {
    public RunReport {
        steps = List.copyOf(steps);
    }

    /** Return how many rows were changed. */
    public long changed() {
        return steps.stream().mapToLong(StepReport::changed).sum();
    }

    /**
     * What one run did in one step.
     *
     * @param step its name
     * @param batches how many were committed
     * @param passed how many rows were looked at
     * @param changed how many of them were changed
     * @param retries how many batches were given up and tried again
     * @param smallestBatch the smallest batch size that was used; below the step's own where others had to wait
     * @param longest the longest batch, from its first statement to its commit
     */
    public record StepReport(
            String step, long batches, long passed, long changed, long retries, int smallestBatch, Duration longest) {}
}
