package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** All processes of the server over one data directory: the postmaster and its children. */
record ServerProcesses(Path data) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    /** Stop them all: the postmaster first, so that no child is born meanwhile. */
    void freeze() {
        ProcessHandle postmaster = postmaster();
        signal("STOP", List.of(postmaster));
        signal("STOP", postmaster.children().toList());
    }

    /** Let them all go on. */
    void thaw() {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all = new ArrayList<>(postmaster.children().toList());
        all.add(postmaster);
        signal("CONT", all);
    }

    /** Kill them all, and wait until they are gone. The postmaster stands still first, or it would mend what it sees dying. */
    void kill() {
        ProcessHandle postmaster = postmaster();
        signal("STOP", List.of(postmaster));
        List<ProcessHandle> all = new ArrayList<>(postmaster.children().toList());
        all.add(postmaster);
        signal("KILL", all);
        all.forEach(ServerProcesses::awaitEnd);
    }

    private ProcessHandle postmaster() {
        return LeftoverServer.serving(data)
                .orElseThrow(() -> new DatabaseException("No server runs over [%s]".formatted(data)));
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        Set<String> pids = processes.stream()
                .filter(ProcessHandle::isAlive)
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.toSet());
        List<String> words = new ArrayList<>(List.of("kill", "-" + name));
        words.addAll(pids);
        if (!pids.isEmpty()) {
            // One of them may have ended since: the others got the signal all the same.
            boolean unused = new Command(words).succeeds(LIMIT);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        long start = System.nanoTime();
        while (runs(process)) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new DatabaseException("Process [%d] did not end within %d s of being killed"
                        .formatted(process.pid(), LIMIT.toSeconds()));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** A zombie is gone: only its parent has not looked yet. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && state(process).filter(state -> state != 'Z').isPresent();
    }

    private static Optional<Character> state(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return Optional.of(stat.charAt(stat.lastIndexOf(')') + 2));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
