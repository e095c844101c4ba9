package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
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
import java.util.concurrent.locks.LockSupport;

/** The server process over one data directory. */
final class Cluster implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int TAIL_LINES = 20;
    private static final int STATUS_LINE = 7;

    private final RunDirectory run;
    private final int port;
    private final Watchdog watchdog;

    private Cluster(RunDirectory run, int port, Watchdog watchdog) {
        this.run = run;
        this.port = port;
        this.watchdog = watchdog;
    }

    /** Start, and wait until connections are accepted. If that fails, the run directory is gone. */
    static Cluster start(
            Installation installation,
            ServerAccount account,
            RunDirectory run,
            Map<String, String> settings,
            Duration limit) {
        int port = freePort();
        List<String> command = account.running(command(installation, run, port, settings));
        Cluster cluster = new Cluster(run, port, watched(run, command));
        try {
            cluster.awaitReady(limit);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static Watchdog watched(RunDirectory run, List<String> command) {
        try {
            return Watchdog.start(run.path(), command);
        } catch (RuntimeException e) {
            run.close();
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

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseException("No free port on [%s]: %s".formatted(HOST, e), e);
        }
    }

    private void awaitReady(Duration limit) {
        long start = System.nanoTime();
        while (!ready()) {
            if (watchdog.ended()) {
                throw ended();
            }
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new DatabaseException("The server did not accept connections within %d ms. Its log ends with:%n%s"
                        .formatted(limit.toMillis(), String.join("\n", log(TAIL_LINES))));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private RuntimeException ended() {
        String log = String.join("\n", log(TAIL_LINES));
        return log.contains("Address already in use")
                ? new PortTakenException(port)
                : new DatabaseException("The server ended while it started. Its log ends with:%n%s".formatted(log));
    }

    /** The server itself writes its state there; asking by connecting would cost it an error for each try. */
    private boolean ready() {
        try {
            Path file = run.data().resolve("postmaster.pid");
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        } catch (IOException e) {
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

    @Override
    public void close() {
        try {
            watchdog.release();
        } finally {
            run.close();
        }
    }
}
