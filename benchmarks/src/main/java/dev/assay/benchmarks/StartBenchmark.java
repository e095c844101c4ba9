package dev.assay.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** JVM start to the first migrated test, and one more migrated database, beside zonky's server and Flyway per class. */
public final class StartBenchmark {
    private final Workspace workspace;
    private final StartChildren children;
    private final Effort effort;

    private StartBenchmark(Workspace workspace, Effort effort) {
        this.workspace = workspace;
        this.children = new StartChildren(workspace);
        this.effort = effort;
    }

    /**
     * Print the table, whether the goals are met, and as the last line the figures as JSON.
     *
     * @param arguments none, or {@code --quick} for a run whose figures mean nothing
     * @throws IOException if a process or a directory cannot be made
     * @throws InterruptedException if this is asked to stop
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Effort effort = Effort.of(List.of(arguments));
        System.out.println("before: " + MachineState.describe());
        StartMeasurements measured = measure(effort);
        System.out.println("after:  " + MachineState.describe());
        System.out.println(measured.table());
        measured.figures().goals().forEach(System.out::println);
        System.out.println(measured.figures().json());
    }

    static StartMeasurements measure(Effort effort) throws IOException, InterruptedException {
        try (Workspace workspace = Workspace.create()) {
            return new StartBenchmark(workspace, effort).run();
        }
    }

    /** The two sides take turns, so that a slow moment of the machine meets both. */
    private StartMeasurements run() throws IOException, InterruptedException {
        List<Mark> assayCold = new ArrayList<>();
        List<Mark> zonkyCold = new ArrayList<>();
        for (int count = 0; count < effort.coldStarts(); count++) {
            assayCold.add(children.assayTest(workspace.directory("cache-" + count)));
            zonkyCold.add(children.zonkyTest(workspace.directory("zonky-" + count)));
        }
        List<Mark> assayWarm = new ArrayList<>();
        List<Mark> zonkyWarm = new ArrayList<>();
        for (int count = 0; count < effort.warmStarts(); count++) {
            assayWarm.add(children.assayTest(workspace.directory("cache-0")));
            zonkyWarm.add(children.zonkyTest(workspace.directory("zonky-0")));
        }
        return new StartMeasurements(
                assayCold,
                zonkyCold,
                assayWarm,
                zonkyWarm,
                children.assayDatabases(workspace.directory("cache-0"), effort.databases()),
                children.zonkyClasses(workspace.directory("zonky-0"), effort.classes()));
    }
}
