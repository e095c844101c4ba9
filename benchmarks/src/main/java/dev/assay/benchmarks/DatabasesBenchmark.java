package dev.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One more isolated database where tests come steadily, and the starts around it, beside three peers. */
final class DatabasesBenchmark {
    private static final Duration PARALLEL_LIMIT = Duration.ofMinutes(5);
    private static final String[] PARALLEL = {
        "-Djunit.jupiter.execution.parallel.enabled=true",
        "-Djunit.jupiter.execution.parallel.mode.default=concurrent",
        "-Djunit.jupiter.execution.parallel.config.strategy=fixed",
        "-Djunit.jupiter.execution.parallel.config.fixed.parallelism=8",
        "-Djunit.jupiter.execution.parallel.config.fixed.max-pool-size=8",
        "-Dassay.database.provider=embedded"
    };

    private final Workspace workspace;
    private final Children children;
    private final DatabasesEffort effort;

    private DatabasesBenchmark(Workspace workspace, DatabasesEffort effort) throws IOException {
        this.workspace = workspace;
        this.children = new Children(workspace, Workload.LARGE);
        this.effort = effort;
    }

    static Outcome measure(Options options) throws IOException, InterruptedException {
        if (options.containers()) {
            ContainerChildren.requireEngine();
        }
        try (Workspace workspace = Workspace.create()) {
            return new DatabasesBenchmark(workspace, DatabasesEffort.of(options))
                    .run(options.containers())
                    .outcome();
        }
    }

    private DatabasesMeasurements run(boolean containers) throws IOException, InterruptedException {
        Path cache = workspace.directory("cache");
        Path zonky = workspace.directory("zonky");
        children.assayTest(cache);
        children.zonkyTest(zonky);
        List<Mark> assayWarm = new ArrayList<>();
        List<Mark> zonkyWarm = new ArrayList<>();
        for (int count = 0; count < effort.starts(); count++) {
            assayWarm.add(children.assayTest(cache));
            zonkyWarm.add(children.zonkyTest(zonky));
        }
        return new DatabasesMeasurements(
                assayWarm,
                zonkyWarm,
                children.assaySeries(SteadyStateMain.class, cache, effort.paced()),
                children.assaySeries(DrainedMain.class, cache, effort.drained()),
                children.zonkyClasses(zonky, effort.classes()),
                SpringChild.run(children, workspace.directory("spring"), effort.paced()),
                containers ? Optional.of(containers()) : Optional.empty(),
                parallel(cache));
    }

    private ContainerRuns containers() throws IOException, InterruptedException {
        return new ContainerChildren(workspace, children).run(effort.containers());
    }

    private ParallelRun parallel(Path cache) throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(List.of(PARALLEL));
        flags.add(ThousandTest.flag(effort.parallel()));
        MemoryWatch memory = new MemoryWatch();
        List<Mark> marks = children.assay(cache, flags.toArray(String[]::new))
                .run(memory, PARALLEL_LIMIT, TestClassesMain.class, ThousandTest.class.getName());
        return new ParallelRun(marks, memory.peakKib());
    }
}
