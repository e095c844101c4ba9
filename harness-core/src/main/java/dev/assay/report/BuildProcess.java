package dev.assay.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process above this JVM, or this JVM.
 *
 * @param id process id and start, so that a reused process id is another process
 * @param command the program, empty where the system does not tell
 * @param arguments what it was started with, nothing where the system does not tell
 */
record BuildProcess(String id, String command, Optional<String> arguments) {
    private static final List<String> MAVEN_MAIN_CLASSES =
            List.of("org.codehaus.plexus.classworlds.launcher.Launcher", "org.apache.maven.wrapper.MavenWrapperMain");

    static List<BuildProcess> line() {
        return Stream.iterate(
                        Optional.of(ProcessHandle.current()),
                        Optional::isPresent,
                        process -> process.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .map(BuildProcess::of)
                .toList();
    }

    boolean isMaven() {
        return isJava()
                && arguments
                        .filter(text -> MAVEN_MAIN_CLASSES.stream().anyMatch(text::contains))
                        .isPresent();
    }

    /** Windows tells nobody the arguments, and there a java above is most likely the build. */
    boolean mayBeMaven() {
        return isJava() && arguments.isEmpty();
    }

    private boolean isJava() {
        return command.matches("(?s).*\\bjavaw?(\\.exe)?");
    }

    private static BuildProcess of(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return new BuildProcess(
                process.pid() + "-" + start(process),
                info.command().orElse(""),
                info.arguments().map(words -> String.join(" ", words)).or(info::commandLine));
    }

    /** Linux counts ticks since boot; the instant made from them moves when the clock is set, and would split a run. */
    private static String start(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19];
        } catch (IOException notLinux) {
            return Long.toString(
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
        }
    }
}
