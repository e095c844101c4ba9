package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The process between this one and a server. It holds a pipe from here as its standard input; when that closes, also because this
 * process was killed, it stops the server at once and removes its run directory.
 */
final class Watchdog {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    /** The script itself gives a server 6 s before it kills it. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    static Watchdog start(Path run, List<String> server) {
        List<String> words = new ArrayList<>();
        // In a session of its own no terminal's interrupt reaches the server before its tests have ended.
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            words.add("/usr/bin/setsid");
        }
        words.addAll(List.of("/bin/sh", "-c", script(), "assay-watchdog", run.toString()));
        words.addAll(server);
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
        ChildEnvironment.prepare(builder.directory(run.toFile()));
        try {
            return new Watchdog(builder.start());
        } catch (IOException e) {
            throw new DatabaseException("Could not start [%s]: %s".formatted(words.get(0), e.getMessage()), e);
        }
    }

    private static String script() {
        try (InputStream script = Watchdog.class.getResourceAsStream("watchdog.sh")) {
            if (script == null) {
                throw new IllegalStateException("watchdog.sh is missing beside its class");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DatabaseException("Could not read watchdog.sh", e);
        }
    }

    /** Send a signal, by its name without SIG, to the server's first process. */
    void signal(String name) {
        try {
            process.getOutputStream().write((name + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new DatabaseException("The watchdog of the server is gone, and the server with it", e);
        }
    }

    /** Tell whether the server has ended. */
    boolean ended() {
        try {
            return process.getInputStream().available() > 0 || !process.isAlive();
        } catch (IOException e) {
            return true;
        }
    }

    /** Wait until the server has ended. */
    void awaitEnd() {
        long start = System.nanoTime();
        while (!ended()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new DatabaseException("The server did not stop within %d s".formatted(PATIENCE.toSeconds()));
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** Go away without removing the run directory, because the server of it will be started again; it has ended by now. */
    void leave() {
        signal("LEAVE");
        release();
    }

    /** Stop the server at once, if it runs, and wait until its run directory is gone. */
    void release() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new DatabaseException("Could not let go of the watchdog", e);
        }
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DatabaseException(
                        "The server was not cleared away within %d s".formatted(PATIENCE.toSeconds()));
            }
        } catch (InterruptedException e) {
            // It goes on without being watched: the pipe is closed.
            Thread.currentThread().interrupt();
        }
    }
}
