package dev.assay.benchmarks;

import java.util.List;

/**
 * What a benchmark has to say.
 *
 * @param table rows for people
 * @param goals figures and where they should be
 * @param json the figures as one object, the last line
 */
record Outcome(String table, List<Goal> goals, String json) {
    Outcome {
        goals = List.copyOf(goals);
    }
}
