package dev.assay.benchmarks;

import java.util.List;

/**
 * The figures of the load benchmark; README.md defines them.
 *
 * @param overPgbench the engine's rate over pgbench's at 8 clients, the worse of the statements
 * @param overBareLoop the same over a bare JDBC loop
 * @param histogramError the worst relative error of a percentile
 */
record LoadFigures(double overPgbench, double overBareLoop, double histogramError) {
    List<Goal> goals() {
        return List.of(
                Goal.atLeast("over_pgbench_8", overPgbench, 0.9),
                Goal.atLeast("over_bare_loop_8", overBareLoop, 0.97),
                Goal.atMost("histogram_error", histogramError, 0.005));
    }

    String json() {
        return new JsonLine()
                .figure("over_pgbench_8", 3, overPgbench)
                .figure("over_bare_loop_8", 3, overBareLoop)
                .figure("histogram_error", 5, histogramError)
                .toString();
    }
}
