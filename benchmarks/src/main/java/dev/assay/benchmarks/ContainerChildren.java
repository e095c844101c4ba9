package dev.assay.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.DockerClientFactory;

/** Starts the processes whose databases run in containers. */
final class ContainerChildren {
    static final String PROVIDER = "container";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Workspace workspace;
    private final Children children;

    ContainerChildren(Workspace workspace, Children children) {
        this.workspace = workspace;
        this.children = children;
    }

    /** Nothing is skipped because a machine lacks something. */
    static void requireEngine() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "No Docker engine answers, and this benchmark has parts on containers; start one, or leave them out with [%s]"
                            .formatted(Options.WITHOUT_CONTAINERS));
        }
    }

    /** The two sides take turns; each of Assay's runs begins with an empty cache. */
    ContainerRuns run(int runs) throws IOException, InterruptedException {
        List<List<Mark>> assay = new ArrayList<>();
        List<List<Mark>> plain = new ArrayList<>();
        for (int count = 0; count < runs; count++) {
            assay.add(children.assayTests(
                    workspace.directory("container-cache-" + count),
                    PROVIDER,
                    AssayLargeFirstTest.class,
                    AssayLargeSecondTest.class));
            plain.add(children.peer(workspace.directory("container"))
                    .run(LIMIT, TestClassesMain.class, PlainContainerFirstTest.class.getName()));
        }
        return new ContainerRuns(assay, plain);
    }
}
