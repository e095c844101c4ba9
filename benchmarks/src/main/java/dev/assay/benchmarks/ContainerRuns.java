package dev.assay.benchmarks;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * JVM starts with containers.
 *
 * @param assay marks of each run on Assay's side: two classes, nothing cached
 * @param plain marks of each run with plain Testcontainers
 */
record ContainerRuns(List<List<Mark>> assay, List<List<Mark>> plain) {
    /** Return JVM start to the first answer on Assay's side. */
    Samples first() {
        return each(assay, run -> nth(run, Workload.ANSWERED, 0));
    }

    /** Return the start of the second class to its answer. */
    Samples second() {
        return each(assay, run -> nth(run, Workload.ANSWERED, 1) - nth(run, ClassStarts.CLASS_STARTED, 1));
    }

    /** Return JVM start to the first answer on the peer's side. */
    Samples plainFirst() {
        return each(plain, run -> nth(run, Workload.ANSWERED, 0));
    }

    private static Samples each(List<List<Mark>> runs, ToLongFunction<List<Mark>> value) {
        return new Samples(runs.stream().mapToLong(value).boxed().toList());
    }

    private static long nth(List<Mark> run, String name, int index) {
        return run.stream()
                .filter(mark -> mark.name().equals(name))
                .toList()
                .get(index)
                .value();
    }
}
