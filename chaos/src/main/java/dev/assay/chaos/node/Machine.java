package dev.assay.chaos.node;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What this machine says of itself. */
final class Machine {
    private static final Pattern FREE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");

    private Machine() {}

    /** Return the bytes that can be had without swapping. */
    static long freeMemory() throws IOException {
        return FREE.matcher(Files.readString(Path.of("/proc/meminfo")))
                .results()
                .findFirst()
                .map(Machine::bytes)
                .orElseThrow(() -> new FileNotFoundException("/proc/meminfo has no line MemAvailable"));
    }

    private static long bytes(MatchResult line) {
        return Long.parseLong(line.group(1)) << 10;
    }
}
