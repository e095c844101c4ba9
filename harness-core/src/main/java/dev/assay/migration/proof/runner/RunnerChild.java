package dev.assay.migration.proof.runner;

import dev.assay.configuration.Key;
import dev.assay.database.LoginPipe;
import dev.assay.database.TestDatabase;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;

/**
 * A runner in a JVM of its own, on the class path of this one. Knows the process that it started and no other.
 */
final class RunnerChild implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;

    private RunnerChild(Process process) {
        this.process = process;
    }

    /** Start it. */
    static RunnerChild start(RunnerOrder order, TestDatabase database) throws SQLException, IOException {
        RunnerChild child = new RunnerChild(builder().start());
        try {
            LoginPipe.tell(database, child.process);
            DataOutputStream pipe = new DataOutputStream(child.process.getOutputStream());
            order.write(pipe);
            pipe.flush();
        } catch (IOException gone) {
            // What it said when it ended says more.
            child.awaitEnd();
        } catch (SQLException | RuntimeException failure) {
            child.close();
            throw failure;
        }
        return child;
    }

    private static ProcessBuilder builder() {
        ProcessBuilder java = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Duser.timezone=" + TimeZone.getDefault().getID(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunnerProcess.class.getName()))
                .redirectErrorStream(true);
        Arrays.stream(Key.values()).filter(Key::isSecret).map(Key::variable).forEach(java.environment()::remove);
        return java;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Kill it with SIGKILL, and return when it is gone. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Return what it said before it ended, in one line. */
    String said() throws IOException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("");
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process [" + process.pid() + "] does not end");
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
