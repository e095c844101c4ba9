package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MachineLockTest {
    @TempDir
    private Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void threadsOfTwoProcessesThatWaitCrosswiseAreNoDeadlock() throws Exception {
        MachineLock own = new MachineLock(directory.resolve("own"));
        Process other = start(directory.resolve("others"), directory.resolve("own"));
        try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
            FutureTask<String> crosswise =
                    new FutureTask<>(() -> new MachineLock(directory.resolve("others")).holding(() -> "got it"));
            own.holding(() -> waitCrosswise(other, lines, crosswise));

            assertThat(crosswise.get(1, TimeUnit.MINUTES)).isEqualTo("got it");
            assertThat(lines.readLine()).isEqualTo("got it");
            assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    /** The other process waits for what this one holds before this one waits for what the other one holds. */
    private static boolean waitCrosswise(Process other, BufferedReader lines, FutureTask<String> crosswise) {
        try {
            assertThat(lines.readLine()).isEqualTo("holding");
            while (!waits(other.pid())) {
                LockSupport.parkNanos(1_000_000);
            }
            Thread thread = new Thread(crosswise);
            thread.start();
            while (!crosswise.isDone() && thread.getState() != Thread.State.TIMED_WAITING) {
                LockSupport.parkNanos(1_000_000);
            }
            other.getOutputStream().write('\n');
            other.getOutputStream().flush();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The system lists who waits for a lock behind an arrow. */
    private static boolean waits(long pid) throws IOException {
        return Files.readString(Path.of("/proc/locks"))
                .lines()
                .anyMatch(line -> line.contains("->") && line.contains(" " + pid + " "));
    }

    private static Process start(Path held, Path awaited) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MachineLockMain.class.getName(),
                        held.toString(),
                        awaited.toString())
                .redirectErrorStream(true)
                .start();
    }
}
