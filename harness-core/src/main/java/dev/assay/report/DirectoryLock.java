package dev.assay.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all others, in this JVM and in others, from the same directory while some work is done. The operating system holds the lock,
 * so it goes with a JVM that dies; the file stays and means nothing.
 */
final class DirectoryLock {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private DirectoryLock() {}

    /** Wait for the lock, for a minute at most, and do the work. */
    static void hold(Path file, Work work) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            await(channel, file);
            work.run();
        }
    }

    /** What must not be done by two at a time. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    private static void await(FileChannel channel, Path file) throws IOException {
        long start = System.nanoTime();
        while (attempt(channel) == null) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IOException("another process has held [" + file + "] for " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The operating system locks for a whole process and says so with an exception when this one holds it already. */
    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
