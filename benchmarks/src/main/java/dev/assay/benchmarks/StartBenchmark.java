package dev.assay.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** JVM start to the first migrated test, and one more migrated database, beside zonky's server and Flyway per class. */
final class StartBenchmark {
    private final Workspace workspace;
    private final Children children;
    private final StartEffort effort;

    private StartBenchmark(Workspace workspace, StartEffort effort) throws IOException {
        this.workspace = workspace;
        this.children = new Children(workspace, Workload.SMALL);
        this.effort = effort;
    }

    static Outcome measure(Options options) throws IOException, InterruptedException {
        return measure(StartEffort.of(options)).outcome();
    }

    static StartMeasurements measure(StartEffort effort) throws IOException, InterruptedException {
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
                children.assaySeries(AssayDatabasesMain.class, workspace.directory("cache-0"), effort.databases()),
                children.zonkyClasses(workspace.directory("zonky-0"), effort.classes()));
    }
}
