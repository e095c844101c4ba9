package dev.assay.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts the processes of a comparison on one workload; all sides get the same JVM flags. */
final class Children {
    private static final String HEAP = "-Xmx1g";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration SERIES_LIMIT = Duration.ofMinutes(5);

    private final Workspace workspace;
    private final Workload workload;
    /** Files of the workload that are made, and not part of the class path of this process. */
    private final String files;

    Children(Workspace workspace, Workload workload) throws IOException {
        this.workspace = workspace;
        this.workload = workload;
        this.files = workload == Workload.LARGE ? File.pathSeparator + written(workspace) : "";
    }

    private static Path written(Workspace workspace) throws IOException {
        return WorkloadFiles.write(workspace.directory("workload"));
    }

    /** Run the first test of a JVM on a cache, which is filled if it is empty. */
    Mark assayTest(Path cache) throws IOException, InterruptedException {
        return answered(assayTests(cache, "embedded", workload.assayTest()));
    }

    /** Run test classes of a JVM one after the other. */
    List<Mark> assayTests(Path cache, String provider, Class<?>... tests) throws IOException, InterruptedException {
        return assay(cache, "-Dassay.database.provider=" + provider)
                .run(START_LIMIT, TestClassesMain.class, names(tests));
    }

    /** Run the first test of a JVM with the binaries unpacked in a directory, where they are put if it is empty. */
    Mark zonkyTest(Path unpacked) throws IOException, InterruptedException {
        return answered(peer(unpacked).run(START_LIMIT, TestClassesMain.class, names(ZonkyFirstTest.class)));
    }

    /** Run a main class of ours that prints marks, on a cache. */
    List<Mark> assaySeries(Class<?> main, Path cache, int count) throws IOException, InterruptedException {
        return assay(cache).run(SERIES_LIMIT, main, cache.toString(), String.valueOf(count));
    }

    List<Mark> zonkyClasses(Path unpacked, int count) throws IOException, InterruptedException {
        return peer(unpacked).run(SERIES_LIMIT, ZonkyClassesMain.class, String.valueOf(count));
    }

    /** Give the JVM of Assay's side. */
    ChildJvm assay(Path cache, String... flags) {
        List<String> all = new ArrayList<>(List.of(flags));
        all.add("-Dassay.cache.dir=" + cache);
        return jvm(ClassPath.whole(), workspace.directory("tmp"), all);
    }

    /** Give the JVM of a peer's side. */
    ChildJvm peer(Path temporary) {
        return jvm(ClassPath.withoutAssay(), temporary, List.of());
    }

    /** Give a JVM with a class path of its own, to which the files of the workload are added. */
    ChildJvm jvm(String classPath, Path temporary, List<String> more) {
        List<String> flags = new ArrayList<>(List.of(HEAP, workload.flag(), "-Djava.io.tmpdir=" + temporary));
        flags.addAll(more);
        return new ChildJvm(List.copyOf(flags), classPath + files, workspace.directory("work"));
    }

    private static Mark answered(List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.name().equals(Workload.ANSWERED))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No test had its answer: " + marks));
    }

    private static String[] names(Class<?>... tests) {
        return List.of(tests).stream().map(Class::getName).toArray(String[]::new);
    }
}
