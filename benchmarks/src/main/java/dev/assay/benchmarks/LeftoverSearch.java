package dev.assay.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks for what killed processes left behind. A run directory carries the id of its process in its name, and so do the command
 * lines of its watchdog and server, and the working directories of the backends.
 *
 * @param temporary directories below which run directories are made
 * @param cache the caches that the processes used
 * @param containers lists the containers of processes
 */
record LeftoverSearch(List<Path> temporary, List<Path> cache, Function<Set<Long>, List<String>> containers) {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int RUNS_DEPTH = 2;
    private static final int CACHE_DEPTH = 3;

    /** Search until nothing is left or the patience ends: a watchdog may be at work still. */
    Leftovers await(Set<Long> killed, Duration patience) {
        long start = System.nanoTime();
        Leftovers left = now(killed);
        while (!left.isEmpty() && System.nanoTime() - start < patience.toNanos()) {
            LockSupport.parkNanos(STEP);
            left = now(killed);
        }
        return left;
    }

    /** Look once. */
    Leftovers now(Set<Long> killed) {
        List<String> runs = killed.stream().map("run-%d-"::formatted).toList();
        List<String> directories = Stream.concat(
                        temporary.stream()
                                .flatMap(root -> entries(root, RUNS_DEPTH))
                                .filter(path -> isRun(runs, path)),
                        cache.stream()
                                .flatMap(root -> entries(root, CACHE_DEPTH))
                                .filter(LeftoverSearch::isUnfinished))
                .map(Path::toString)
                .toList();
        return new Leftovers(processes(runs), containers.apply(killed), directories);
    }

    private static List<String> processes(List<String> runs) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .map(pid -> pid + " " + describe(Path.of("/proc", Long.toString(pid))))
                .filter(process -> runs.stream().anyMatch(run -> process.contains("/" + run)))
                .toList();
    }

    private static String describe(Path process) {
        try {
            String words = Files.readString(process.resolve("cmdline")).replace('\0', ' ');
            return words + " in " + Files.readSymbolicLink(process.resolve("cwd"));
        } catch (IOException e) {
            // It has ended, or is the kernel's.
            return "";
        }
    }

    private static boolean isRun(List<String> runs, Path path) {
        String name = path.getFileName().toString();
        return runs.stream().anyMatch(name::startsWith);
    }

    private static boolean isUnfinished(Path path) {
        return path.getFileName().toString().endsWith(".part");
    }

    /** Files come and go meanwhile; what cannot be entered is somebody else's. */
    private static Stream<Path> entries(Path root, int depth) {
        try (Stream<Path> files = Files.list(root)) {
            List<Path> found = files.toList();
            return depth == 1
                    ? found.stream()
                    : found.stream().flatMap(file -> Stream.concat(Stream.of(file), below(file, depth - 1)));
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> below(Path file, int depth) {
        return Files.isDirectory(file) && Files.isReadable(file) ? entries(file, depth) : Stream.empty();
    }
}
