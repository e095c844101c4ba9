package dev.assay.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server whose owner died. It is believed only if the process itself says that it serves this data directory. */
record LeftoverServer(Path data) {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    /** End it, if it runs: at once but by itself, so that it gives its shared memory back; by force if it does not. */
    void end() {
        find().ifPresent(server -> {
            new Command(List.of("kill", "-QUIT", Long.toString(server.pid()))).succeeds(Duration.ofNanos(PATIENCE));
            if (!hasEnded(server)) {
                server.destroyForcibly();
                hasEnded(server);
            }
        });
    }

    private static boolean hasEnded(ProcessHandle server) {
        long start = System.nanoTime();
        while (server.isAlive() && System.nanoTime() - start < PATIENCE) {
            LockSupport.parkNanos(PAUSE);
        }
        return !server.isAlive();
    }

    /** Find the process that serves a data directory. */
    static Optional<ProcessHandle> serving(Path data) {
        return new LeftoverServer(data).find();
    }

    private Optional<ProcessHandle> find() {
        try {
            Path file = data.resolve("postmaster.pid");
            return find(Files.exists(file) ? Files.readAllLines(file) : List.of());
        } catch (IOException | NumberFormatException e) {
            // Half written: that server never got far enough to run.
            return Optional.empty();
        }
    }

    /** Find the process by what its file said when it was read: another server may have written it anew since. */
    Optional<ProcessHandle> find(List<String> lines) throws IOException {
        return lines.isEmpty() ? Optional.empty() : find(lines.get(0).strip());
    }

    private Optional<ProcessHandle> find(String pid) throws IOException {
        Path commandLine = Path.of("/proc", pid, "cmdline");
        if (!Files.exists(commandLine)) {
            return Optional.empty();
        }
        List<String> words = List.of(Files.readString(commandLine).split("\0", -1));
        boolean serves = words.get(0).endsWith("/postgres") && words.contains(data.toString());
        return serves ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }
}
