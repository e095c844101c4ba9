package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.database.MachineLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Removes from the cache what nobody will miss. Each entry goes under its own lock and only if that is free, so that what another
 * process makes or copies stays, and binaries only while no server runs from them.
 */
final class CacheCleaning {
    /** Images beyond it go, those first that were not used for the longest time. */
    static final long MOST_BYTES = 2L << 30;

    private static final Duration UNUSED = Duration.ofDays(30);
    private static final String PART = ".part";

    private final Cache cache;
    private final long mostBytes;

    CacheCleaning(Cache cache, long mostBytes) {
        this.cache = cache;
        this.mostBytes = mostBytes;
    }

    /** Remove half-made entries of dead makers, binaries that were not used for 30 days, and the oldest images above the bound. */
    void clean(Instant now) {
        images().filter(CacheCleaning::isPart).forEach(this::removeImage);
        binaries()
                .filter(entry -> isPart(entry) || lastUse(entry).toInstant().isBefore(now.minus(UNUSED)))
                .forEach(this::removeBinaries);
        shrink();
    }

    private void shrink() {
        long bytes = Stream.concat(images(), binaries())
                .mapToLong(CacheCleaning::size)
                .sum();
        List<Path> oldestFirst =
                images().sorted(Comparator.comparing(CacheCleaning::lastUse)).toList();
        // The newest is the one that is wanted now.
        for (Path image : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - 1))) {
            if (bytes > mostBytes) {
                bytes -= removeImage(image);
            }
        }
    }

    /** Remove everything that no running process uses; return the bytes that it took. */
    long clear() {
        return images().mapToLong(this::removeImage).sum()
                + binaries().mapToLong(this::removeBinaries).sum();
    }

    private long removeImage(Path image) {
        return removed(image, ImageCache.lock(cache, entryName(image)), () -> true);
    }

    private long removeBinaries(Path entry) {
        return removed(
                entry,
                cache.lock("binaries-" + entryName(entry)),
                () -> !CacheUse.exists(cache, VectorOverlay.plainName(entryName(entry))));
    }

    private static long removed(Path entry, MachineLock lock, BooleanSupplier unused) {
        long[] bytes = {0};
        lock.ifFree(() -> {
            if (unused.getAsBoolean()) {
                bytes[0] = size(entry);
                remove(entry);
            }
        });
        return bytes[0];
    }

    /** Half of an entry under the name of a whole one would be used for ever by whoever comes after a process that died here. */
    private static void remove(Path entry) {
        Path part = isPart(entry) ? entry : entry.resolveSibling(entry.getFileName() + PART);
        try {
            if (!part.equals(entry)) {
                new DirectoryTree(part).delete();
                Files.move(entry, part, StandardCopyOption.ATOMIC_MOVE);
            }
            new DirectoryTree(part).delete();
        } catch (NoSuchFileException e) {
            // Another process was faster.
            return;
        } catch (IOException e) {
            throw new DatabaseException("Could not remove [%s] from the cache: %s".formatted(entry, e), e);
        }
    }

    private Stream<Path> images() {
        return list("images");
    }

    private Stream<Path> binaries() {
        return list("binaries");
    }

    private Stream<Path> list(String directory) {
        try (Stream<Path> entries = Files.list(cache.directory(directory))) {
            return entries.toList().stream();
        } catch (IOException e) {
            throw new DatabaseException("Could not list the cache [%s]: %s".formatted(directory, e), e);
        }
    }

    private static boolean isPart(Path entry) {
        return entry.toString().endsWith(PART);
    }

    private static String entryName(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name;
    }

    private static long size(Path entry) {
        try (Stream<Path> files = Files.walk(entry)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            // Another process has just dropped it.
            return 0;
        }
    }

    private static FileTime lastUse(Path entry) {
        try {
            return Files.getLastModifiedTime(entry);
        } catch (IOException e) {
            // Another process has just dropped it.
            return FileTime.fromMillis(0);
        }
    }
}
