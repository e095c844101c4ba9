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

    private static final Path CGROUP = Path.of("/sys/fs/cgroup");
    private static final String UNLIMITED = "max";

    private Machine() {}

    /** Return the bytes that can be had without swapping, and without going beyond what this container is allowed. */
    static long freeMemory() throws IOException {
        return Math.min(available(), allowed());
    }

    private static long allowed() throws IOException {
        Path most = CGROUP.resolve("memory.max");
        String limit = Files.exists(most) ? Files.readString(most).strip() : UNLIMITED;
        if (limit.equals(UNLIMITED)) {
            return Long.MAX_VALUE;
        }
        String taken = Files.readString(CGROUP.resolve("memory.current")).strip();
        return Long.parseLong(limit) - Long.parseLong(taken);
    }

    private static long available() throws IOException {
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
