package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.database.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** The server process over one data directory. */
final class Cluster implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int TAIL_LINES = 20;
    private static final int STATUS_LINE = 7;

    private final RunDirectory run;
    private final int port;
    private final List<String> command;
    private final Duration limit;
    private volatile Watchdog watchdog;

    private Cluster(RunDirectory run, int port, List<String> command, Duration limit) {
        this.run = run;
        this.port = port;
        this.command = command;
        this.limit = limit;
        this.watchdog = Watchdog.start(run.path(), command);
    }

    /** Start, and wait until connections are accepted. If that fails, the run directory is gone. */
    static Cluster start(
            Installation installation,
            ServerAccount account,
            RunDirectory run,
            int port,
            Map<String, String> settings,
            Duration limit) {
        try {
            List<String> command = account.running(command(installation, run, port, settings));
            return new Cluster(run, port, command, limit).ready();
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    private Cluster ready() {
        try {
            awaitReady();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static List<String> command(
            Installation installation, RunDirectory run, int port, Map<String, String> settings) {
        List<String> words = new ArrayList<>(
                List.of(installation.program("postgres"), "-D", run.data().toString()));
        settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        words.addAll(List.of("-c", "listen_addresses=" + HOST, "-c", "port=" + port, "-c", "unix_socket_directories="));
        return words;
    }

    /** Somebody may take it before the server does; see {@link PortTakenException}. */
    static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseException("No free port on [%s]: %s".formatted(HOST, e), e);
        }
    }

    private void awaitReady() {
        long start = System.nanoTime();
        while (!saysReady()) {
            if (watchdog.ended()) {
                throw endedEarly();
            }
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new DatabaseException("The server did not accept connections within %d ms. Its log ends with:%n%s"
                        .formatted(limit.toMillis(), String.join("\n", log(TAIL_LINES))));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private RuntimeException endedEarly() {
        String log = String.join("\n", log(TAIL_LINES));
        return log.contains("Address already in use")
                ? new PortTakenException(port)
                : new DatabaseException("The server ended while it started. Its log ends with:%n%s".formatted(log));
    }

    /**
     * The server itself writes its state there; asking by connecting would cost it an error for each try. A server that was killed
     * leaves the file as it was, so the process that it names must live too.
     */
    private boolean saysReady() {
        try {
            Path file = run.data().resolve("postmaster.pid");
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() > STATUS_LINE
                    && lines.get(STATUS_LINE).strip().equals("ready")
                    && new LeftoverServer(run.data()).find(lines).isPresent();
        } catch (IOException | NumberFormatException e) {
            // Read while it was written; the next look sees it whole.
            return false;
        }
    }

    int port() {
        return port;
    }

    Path data() {
        return run.data();
    }

    List<String> log(int lines) {
        try {
            return Text.tail(
                    Files.readString(run.log(), StandardCharsets.UTF_8).lines().toList(), lines);
        } catch (IOException e) {
            return List.of("(no log: " + e.getMessage() + ")");
        }
    }

    /** Stop with everything written; the data directory stays until this is closed. */
    void stopCleanly() {
        watchdog.signal("INT");
        watchdog.awaitEnd();
    }

    /** Shut down without waiting for sessions, and start again. */
    synchronized void restart() {
        stopCleanly();
        startAgain();
    }

    /** Start over the same data, on the same port; what had run there has ended. */
    synchronized void startAgain() {
        if (!watchdog.ended()) {
            throw new DatabaseException("The server on port [%d] runs: nothing is to be started".formatted(port));
        }
        watchdog.leave();
        watchdog = Watchdog.start(run.path(), command);
        awaitReady();
    }

    /** Let all processes stand still until the answer is closed. */
    synchronized Pause pause() {
        ServerProcesses processes = new ServerProcesses(run.data());
        processes.freeze();
        AtomicBoolean over = new AtomicBoolean();
        return () -> {
            if (over.compareAndSet(false, true) && !watchdog.ended()) {
                processes.thaw();
            }
        };
    }

    /** Kill all processes at once. */
    synchronized void kill() {
        new ServerProcesses(run.data()).kill();
        watchdog.awaitEnd();
    }

    /** Tell whether the server has ended, whoever ended it. */
    boolean ended() {
        return watchdog.ended();
    }

    @Override
    public synchronized void close() {
        try {
            watchdog.release();
        } finally {
            run.close();
        }
    }
}
