package dev.assay.database.container;

import dev.assay.database.DatabaseException;
import dev.assay.database.MachineLock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The owners of containers: a directory with a locked file for each, and an id of the directory itself. Several machines, or
 * several containers, may share an engine; the id keeps one from judging the owners of another, whose locks it cannot see.
 */
final class Owners {
    private static final String SUFFIX = ".lock";

    private final Path directory;
    private final String id;

    private Owners(Path directory, String id) {
        this.directory = directory;
        this.id = id;
    }

    static Owners in(Path cache) {
        Path directory = cache.resolve("containers").toAbsolutePath();
        return new MachineLock(directory.resolve("sweep")).holding(() -> new Owners(directory, identity(directory)));
    }

    private static String identity(Path directory) {
        Path file = directory.resolve("id");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DatabaseException("Could not read or write [%s]: %s".formatted(file, e.getMessage()), e);
        }
    }

    String id() {
        return id;
    }

    /** Work while no owner comes and none is judged. */
    <T> T guarded(Supplier<T> work) {
        return new MachineLock(directory.resolve("sweep")).holding(work);
    }

    /** Make an owner that lives until it is closed or this process ends. */
    Owner add() {
        String name = "%d-%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID());
        Path file = directory.resolve(name + SUFFIX);
        return guarded(() -> {
            try {
                return new Owner(id, name, file, locked(file));
            } catch (IOException e) {
                throw new DatabaseException("Could not lock [%s]: %s".formatted(file, e.getMessage()), e);
            }
        });
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Give the names of the owners that live, and forget the others. Only under the guard. */
    Set<String> living() {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> locks =
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
            return locks.stream().filter(this::lives).map(Owners::name).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new DatabaseException("Could not list [%s]: %s".formatted(directory, e.getMessage()), e);
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Opening a lock file of this process, and closing it again, would give the lock up. */
    private boolean lives(Path file) {
        if (name(file).startsWith(ProcessHandle.current().pid() + "-")) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
            return lock == null;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new DatabaseException("Could not look at [%s]: %s".formatted(file, e.getMessage()), e);
        }
    }
}
