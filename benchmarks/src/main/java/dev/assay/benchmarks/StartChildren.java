package dev.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts the processes of the start benchmark; both sides get the same JVM flags. */
final class StartChildren {
    private static final String HEAP = "-Xmx1g";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration SERIES_LIMIT = Duration.ofMinutes(5);

    private final Workspace workspace;

    StartChildren(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Run the first test of a JVM on a cache, which is filled if it is empty. */
    Mark assayTest(Path cache) throws IOException, InterruptedException {
        ChildJvm jvm = jvm(ClassPath.whole(), workspace.directory("tmp"), "-Dassay.cache.dir=" + cache);
        return jvm.run(START_LIMIT, TestClassMain.class, AssayFirstTest.class.getName())
                .get(0);
    }

    /** Run the first test of a JVM with the binaries unpacked in a directory, where they are put if it is empty. */
    Mark zonkyTest(Path unpacked) throws IOException, InterruptedException {
        return jvm(ClassPath.withoutAssay(), unpacked)
                .run(START_LIMIT, TestClassMain.class, ZonkyFirstTest.class.getName())
                .get(0);
    }

    List<Mark> assayDatabases(Path cache, int count) throws IOException, InterruptedException {
        return jvm(ClassPath.whole(), workspace.directory("tmp"))
                .run(SERIES_LIMIT, AssayDatabasesMain.class, cache.toString(), String.valueOf(count));
    }

    List<Mark> zonkyClasses(Path unpacked, int count) throws IOException, InterruptedException {
        return jvm(ClassPath.withoutAssay(), unpacked).run(SERIES_LIMIT, ZonkyClassesMain.class, String.valueOf(count));
    }

    private ChildJvm jvm(String classPath, Path temporary, String... more) {
        List<String> flags = new ArrayList<>(List.of(HEAP, "-Djava.io.tmpdir=" + temporary));
        flags.addAll(List.of(more));
        return new ChildJvm(List.copyOf(flags), classPath, workspace.directory("work"));
    }
}
