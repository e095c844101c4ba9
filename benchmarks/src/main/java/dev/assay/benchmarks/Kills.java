package dev.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs of tests on one provider that are killed at random moments, and one last that is not. */
final class Kills {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int COLD_EVERY = 3;

    private final Workspace workspace;
    private final Children children;
    private final String provider;
    private final Random random;
    private final LeftoverSearch search;
    private final List<ChildJvm.Killed> killed = new ArrayList<>();
    private int holding;

    Kills(Workspace workspace, String provider, Random random, LeftoverSearch search) throws IOException {
        this.workspace = workspace;
        this.children = new Children(workspace, Workload.SMALL);
        this.provider = provider;
        this.random = random;
        this.search = search;
    }

    static Path cache(Workspace workspace, String provider) {
        return workspace.directory("cache-of-" + provider);
    }

    /**
     * Kill runs at a moment uniform over the length of a whole run of its kind. Every third on the embedded server begins with an
     * empty cache, so that unpacking, making a cluster and migrating are met too; a container meets them in every run.
     */
    void run(int runs) throws IOException, InterruptedException {
        Duration cold = whole();
        Duration warm = whole();
        for (int count = 0; count < runs; count++) {
            boolean fromNothing = provider.equals("embedded") && count % COLD_EVERY == 0;
            if (fromNothing) {
                workspace.empty(cache(workspace, provider));
            }
            kill(momentWithin(fromNothing ? cold : warm));
        }
        whole();
    }

    /** Return the ids of the killed processes. */
    Set<Long> processes() {
        return killed.stream().map(ChildJvm.Killed::process).collect(Collectors.toSet());
    }

    int midway() {
        return (int) killed.stream().filter(ChildJvm.Killed::running).count();
    }

    int holding() {
        return holding;
    }

    private void kill(Duration moment) throws IOException, InterruptedException {
        ChildJvm.Killed one = jvm().kill(moment, TestClassesMain.class, KillTargetTest.class.getName());
        killed.add(one);
        if (one.running() && !search.now(Set.of(one.process())).isEmpty()) {
            holding++;
        }
    }

    private Duration whole() throws IOException, InterruptedException {
        List<Mark> marks = jvm().run(LIMIT, TestClassesMain.class, KillTargetTest.class.getName());
        return Duration.ofNanos(
                Samples.named(TestClassesMain.ENDED, marks).nanos().get(0));
    }

    private ChildJvm jvm() {
        return children.assay(cache(workspace, provider), "-Dassay.database.provider=" + provider);
    }

    private Duration momentWithin(Duration whole) {
        return Duration.ofNanos((long) (random.nextDouble() * whole.toNanos()));
    }
}
