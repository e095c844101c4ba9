package dev.assay.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Samples the memory of a process and of all that it started, and remembers the most that there was at one moment: the resident
 * set of the process itself, and the proportional set of its descendants, since the processes of a server share most of theirs.
 */
final class MemoryWatch implements Consumer<ProcessHandle> {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(250);

    private final AtomicLong peak = new AtomicLong();

    @Override
    public void accept(ProcessHandle process) {
        Thread watch = new Thread(() -> sampleUntilEnd(process), "memory-of-" + process.pid());
        watch.setDaemon(true);
        watch.start();
    }

    /** Return the most so far, in KiB. */
    long peakKib() {
        return peak.get();
    }

    private void sampleUntilEnd(ProcessHandle process) {
        while (process.isAlive()) {
            peak.accumulateAndGet(kib(process), Math::max);
            LockSupport.parkNanos(STEP);
        }
    }

    private static long kib(ProcessHandle process) {
        long own = field(process, "status", "VmRSS:");
        return own
                + process.descendants()
                        .mapToLong(child -> field(child, "smaps_rollup", "Pss:"))
                        .sum();
    }

    private static long field(ProcessHandle process, String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), file))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            // It ended between being listed and being read.
            return 0;
        }
    }
}
