package dev.assay.migration.proof.runner;

import dev.assay.database.LoginPipe;
import dev.assay.database.TestDatabase;
import dev.assay.migration.proof.Patience;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A runner in a JVM of its own, on the class path of this one. Knows the process that it started and no other.
 */
final class RunnerChild implements AutoCloseable {
    private static final long PATIENCE_SECONDS = Patience.LONGEST.toSeconds();

    private final Process process;
    private final Path arguments;

    /**
     * Guard a process.
     *
     * @param arguments a file that it reads when it starts, which goes when it does
     */
    RunnerChild(Process process, Path arguments) {
        this.process = process;
        this.arguments = arguments;
    }

    /** Start it. */
    static RunnerChild start(RunnerCommand command, RunnerOrder order, TestDatabase database)
            throws SQLException, IOException {
        RunnerChild child = command.start();
        try {
            child.tell(order, database);
            return child;
        } catch (SQLException | RuntimeException failure) {
            child.close();
            throw failure;
        }
    }

    private void tell(RunnerOrder order, TestDatabase database) throws SQLException {
        try {
            LoginPipe.tell(database, process);
            DataOutputStream pipe = new DataOutputStream(process.getOutputStream());
            order.write(pipe);
            pipe.flush();
        } catch (IOException gone) {
            // What it said when it ended says more.
            awaitEnd();
        }
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

    /** Return what it said before it ended, in one line, or how it ended; empty if it ended well. */
    String said() throws IOException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElseGet(() -> process.exitValue() == 0 ? "" : "it ended with status [" + process.exitValue() + "]");
    }

    /** Wait for its end, also in an interrupted thread: it is near, or enforced. */
    void awaitEnd() {
        try {
            process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            process.destroyForcibly();
            throw new IllegalStateException("process [" + process.pid() + "] does not end", late);
        }
    }

    @Override
    public void close() {
        try {
            kill();
        } finally {
            boolean unused = arguments.toFile().delete();
        }
    }
}
