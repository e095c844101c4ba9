package dev.assay.conditions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What Linux counts about its processors, over all of them since it started; empty where it does not tell.
 *
 * @param stealNanos how long the hypervisor ran something else, in steps of 10 ms
 * @param waitNanos how long threads that could have run waited for a processor
 */
record ProcessorTimes(OptionalLong stealNanos, OptionalLong waitNanos) {
    /** One tick of {@code USER_HZ}, which is 100 on every architecture that Java runs on. */
    private static final long TICK_NANOS = 10_000_000;

    private static final int STEAL = 8;
    private static final int WAIT = 8;

    static ProcessorTimes now() {
        return of(lines(Path.of("/proc/stat")), lines(Path.of("/proc/schedstat")));
    }

    /** Read the lines of {@code /proc/stat} and {@code /proc/schedstat}; proc(5) and sched-stats of the kernel say what they hold. */
    static ProcessorTimes of(List<String> stat, List<String> schedstat) {
        OptionalLong ticks = sum(stat.stream().filter(line -> line.startsWith("cpu ")), STEAL);
        OptionalLong waits = sum(schedstat.stream().filter(line -> line.matches("cpu\\d+ .*")), WAIT);
        return new ProcessorTimes(ticks.isPresent() ? OptionalLong.of(ticks.getAsLong() * TICK_NANOS) : ticks, waits);
    }

    private static OptionalLong sum(Stream<String> lines, int field) {
        List<String[]> rows = lines.map(line -> line.split("\\s+"))
                .filter(fields -> fields.length > field)
                .toList();
        return rows.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(rows.stream()
                        .mapToLong(fields -> Long.parseLong(fields[field]))
                        .sum());
    }

    /** Not every system has these files, and not every container may read them. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
