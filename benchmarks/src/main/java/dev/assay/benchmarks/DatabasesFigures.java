package dev.assay.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of the databases benchmark; README.md defines them.
 *
 * @param oneMoreMillis what a test pays for its database in a steady state
 * @param drainedOverBareCreate a database without a pool, divided by the bare statement
 * @param zonkyClassOverOneMore a class with zonky and Flyway, divided by the first
 * @param zonkySpringOverOneMore a test with zonky's Spring support, divided by the first
 * @param warmOverZonky JVM start to the first test, divided by zonky's
 * @param containerFirstOverPlain the same on containers, divided by plain Testcontainers
 * @param containerSecondClassOverPlain the second class there, divided by the same
 * @param parallel many tests on eight threads
 */
record DatabasesFigures(
        double oneMoreMillis,
        double drainedOverBareCreate,
        double zonkyClassOverOneMore,
        double zonkySpringOverOneMore,
        double warmOverZonky,
        Optional<Double> containerFirstOverPlain,
        Optional<Double> containerSecondClassOverPlain,
        ParallelRun parallel) {

    List<Goal> goals() {
        List<Goal> goals = new ArrayList<>(List.of(
                Goal.atMost("one_more_ms", oneMoreMillis, 10),
                Goal.atMost("drained_over_bare_create", drainedOverBareCreate, 1.3),
                Goal.atLeast("zonky_class_over_one_more", zonkyClassOverOneMore, 20),
                Goal.above("zonky_spring_over_one_more", zonkySpringOverOneMore, 1),
                Goal.below("warm_over_zonky", warmOverZonky, 0.5)));
        containerFirstOverPlain.ifPresent(value -> goals.add(Goal.atMost("container_first_over_plain", value, 1.05)));
        containerSecondClassOverPlain.ifPresent(
                value -> goals.add(Goal.atMost("container_second_class_over_plain", value, 0.05)));
        return goals;
    }

    String json() {
        return new JsonLine()
                .figure("one_more_ms", 2, oneMoreMillis)
                .figure("drained_over_bare_create", 3, drainedOverBareCreate)
                .figure("zonky_class_over_one_more", 1, zonkyClassOverOneMore)
                .figure("zonky_spring_over_one_more", 2, zonkySpringOverOneMore)
                .figure("warm_over_zonky", 3, warmOverZonky)
                .figure("container_first_over_plain", 3, containerFirstOverPlain)
                .figure("container_second_class_over_plain", 4, containerSecondClassOverPlain)
                .figure("thousand_tests_s", 1, parallel.seconds())
                .count("peak_databases", parallel.peakDatabases())
                .figure("peak_rss_mib", 0, parallel.peakMib())
                .toString();
    }
}
