package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Says that a running server uses an entry of the cache: a locked file of its own for each server, so that many may use one entry. The
 * operating system lets go of the lock when the process dies.
 */
final class CacheUse implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private CacheUse(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Use an entry, which may not be there yet. Whoever removes entries holds the lock of the entry and looks here first. */
    static CacheUse of(Cache cache, String entry) {
        Path file = cache.directory("uses")
                .resolve("%s.%d.%s".formatted(entry, ProcessHandle.current().pid(), UUID.randomUUID()));
        try {
            CacheUse use = locked(file);
            if (Files.exists(file)) {
                return use;
            }
            // Whoever looked between making and locking took it for that of a dead server.
            use.close();
            return of(cache, entry);
        } catch (IOException e) {
            throw new DatabaseException("Could not lock [%s]: %s".formatted(file, e), e);
        }
    }

    private static CacheUse locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return new CacheUse(file, channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Tell whether a living server uses an entry; what dead ones left is removed. */
    static boolean exists(Cache cache, String entry) {
        try (Stream<Path> files = Files.list(cache.directory("uses"))) {
            List<Path> uses =
                    files.filter(file -> name(file).startsWith(entry + ".")).toList();
            return uses.stream().filter(CacheUse::isAlive).count() > 0;
        } catch (IOException e) {
            throw new DatabaseException("Could not list the uses of the cache: " + e, e);
        }
    }

    /** Opening a file that this process has locked, and closing it again, would give the lock up. */
    private static boolean isAlive(Path file) {
        if (name(file).contains("." + ProcessHandle.current().pid() + ".")) {
            return true;
        }
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = other.tryLock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
            return lock == null;
        } catch (IOException e) {
            // Its server has just ended.
            return false;
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            throw new DatabaseException("Could not remove [%s]: %s".formatted(file, e), e);
        }
    }
}
