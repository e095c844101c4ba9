package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.database.MachineLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;

/** The machine cache: directories that appear whole or not at all. */
final class Cache {
    private final Path root;

    Cache(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    MachineLock lock(String name) {
        return new MachineLock(root.resolve("locks").resolve(name + ".lock"));
    }

    /** Give a directory of the cache; images in it hold a password, so only the owner may enter. */
    Path directory(String name) {
        try {
            Path directory = Files.createDirectories(root.resolve(name));
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            return directory;
        } catch (IOException e) {
            throw new DatabaseException("Could not make the cache directory [%s]: %s".formatted(root, e), e);
        }
    }

    /** Fill a directory beside the target and rename it. Call it under a lock; a target that is there is left alone. */
    Path publish(Path target, Filling filling) {
        if (Files.isDirectory(target)) {
            return target;
        }
        Path staging = target.resolveSibling(target.getFileName() + ".part");
        try {
            new DirectoryTree(staging).delete();
            Files.createDirectories(staging);
            filling.fill(staging);
            return Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DatabaseException("Could not fill the cache directory [%s]: %s".formatted(target, e), e);
        } finally {
            new DirectoryTree(staging).delete();
        }
    }

    /** Note that an entry is used now: what was not used for long goes first. */
    Path use(Path entry) {
        try {
            return Files.setLastModifiedTime(entry, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException e) {
            throw new DatabaseException("Could not touch the cache directory [%s]: %s".formatted(entry, e), e);
        }
    }

    /** Makes the content of a directory. */
    @FunctionalInterface
    interface Filling {
        void fill(Path directory) throws IOException;
    }
}
