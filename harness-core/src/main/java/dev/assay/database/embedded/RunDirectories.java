package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.database.MachineLock;
import dev.assay.database.PrivateDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The directories of all running servers of this user below one temporary directory. */
final class RunDirectories {
    private static final String LOCK = ".lock";

    private final Path root;

    private RunDirectories(Path root) {
        this.root = root;
    }

    /** Open below a temporary directory that others may write to as well. */
    static RunDirectories below(Path temporary) {
        return new RunDirectories(PrivateDirectory.below(temporary));
    }

    Path root() {
        return root;
    }

    /** Refuse to start a server that would soon have no room. */
    void requireSpace(long bytes) {
        long free = root.toFile().getUsableSpace();
        if (free < bytes) {
            throw DatabaseException.answer(
                    "a server in [" + root + "]",
                    "[%d MiB] are free there, [%d MiB] are needed".formatted(free >> 20, bytes >> 20),
                    "",
                    "free some space, or choose another directory: -Djava.io.tmpdir=...");
        }
    }

    static Path lockFile(Path run) {
        return run.resolveSibling(run.getFileName() + LOCK);
    }

    /** Work while no sweep goes on. */
    <T> T guarded(Supplier<T> work) {
        return new MachineLock(root.resolve("sweep")).holding(work);
    }

    /** End the servers of dead owners and remove their directories. */
    void sweep() {
        guarded(() -> {
            deadOrAlive().stream().filter(lock -> !isOurs(lock)).forEach(this::sweep);
            return root;
        });
    }

    private List<Path> deadOrAlive() {
        try (Stream<Path> files = Files.list(root)) {
            return files.filter(file -> file.getFileName().toString().endsWith(LOCK))
                    .toList();
        } catch (IOException e) {
            throw new DatabaseException("Could not list [%s]: %s".formatted(root, e), e);
        }
    }

    /** Opening a lock file of this process, and closing it again, would give the lock up. */
    private static boolean isOurs(Path lock) {
        return lock.getFileName()
                .toString()
                .startsWith("run-%d-".formatted(ProcessHandle.current().pid()));
    }

    private void sweep(Path lockFile) {
        String name = lockFile.getFileName().toString();
        Path run = lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length()));
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                new LeftoverServer(run.resolve("data")).end();
                new DirectoryTree(run).delete();
                Files.deleteIfExists(lockFile);
            }
        } catch (NoSuchFileException e) {
            // Its watchdog was faster.
            return;
        } catch (IOException e) {
            throw new DatabaseException("Could not sweep [%s]: %s".formatted(run, e), e);
        }
    }
}
