package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.database.MachineLock;
import dev.assay.database.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The cluster images of this machine, the most recently used ones. */
final class ImageCache {
    static final int KEPT = 5;
    private static final String TEMPLATE = "template-";
    private static final String PART = ".part";
    private static final int TEMPLATE_LOCKS = 64;

    private final Cache cache;

    ImageCache(Cache cache) {
        this.cache = cache;
    }

    static String templateName(String hash) {
        return TEMPLATE + hash;
    }

    /** Give the lock of an image. Templates share a few, or there would be a lock file for each that ever was. */
    static MachineLock lock(Cache cache, String image) {
        return cache.lock(
                image.startsWith(TEMPLATE)
                        ? "templates-" + Math.floorMod(image.hashCode(), TEMPLATE_LOCKS)
                        : "image-" + image);
    }

    /** Copy an image to a data directory; an image that is missing or damaged is made first. */
    Password unpack(String name, Path data, Cache.Filling making) {
        ClusterImage image = new ClusterImage(cache.directory("images").resolve(name));
        boolean[] made = {false};
        Password password = lock(cache, name).holding(() -> {
            made[0] = !Files.exists(image.directory());
            cache.publish(image.directory(), making);
            return copy(image, data, making, made[0]);
        });
        prune();
        if (made[0]) {
            // Room is needed when something was made; a start from what is there must not pay for looking.
            new CacheCleaning(cache, CacheCleaning.MOST_BYTES).clean(Instant.ofEpochMilli(System.currentTimeMillis()));
        }
        return password;
    }

    private Password copy(ClusterImage image, Path data, Cache.Filling making, boolean fresh) {
        try {
            Password password = image.copyTo(data);
            cache.use(image.directory());
            return password;
        } catch (IOException e) {
            new DirectoryTree(data).delete();
            if (fresh) {
                throw new DatabaseException("Could not copy the image [%s]: %s".formatted(image.directory(), e), e);
            }
            new DirectoryTree(image.directory()).delete();
            cache.publish(image.directory(), making);
            return copy(image, data, making, true);
        }
    }

    private void prune() {
        List<Path> templates = templatesNewestFirst();
        templates.stream().skip(KEPT).forEach(image -> dropIfUnused(image, String.valueOf(image.getFileName())));
        halfMade()
                .forEach(part ->
                        dropIfUnused(part, String.valueOf(part.getFileName()).replace(PART, "")));
    }

    private void dropIfUnused(Path directory, String image) {
        lock(cache, image).ifFree(() -> new DirectoryTree(directory).delete());
    }

    /** What a process was making when it died. */
    private List<Path> halfMade() {
        return list(path -> path.toString().endsWith(PART)).toList();
    }

    private Stream<Path> list(Predicate<Path> chosen) {
        try (Stream<Path> images = Files.list(cache.directory("images"))) {
            return images.filter(chosen).toList().stream();
        } catch (IOException e) {
            throw new DatabaseException("Could not list the images: " + e, e);
        }
    }

    private List<Path> templatesNewestFirst() {
        return list(path -> path.getFileName().toString().startsWith(TEMPLATE))
                .filter(image -> !image.getFileName().toString().contains("."))
                .sorted(Comparator.comparing(ImageCache::lastUse).reversed())
                .toList();
    }

    private static FileTime lastUse(Path image) {
        try {
            return Files.getLastModifiedTime(image);
        } catch (IOException e) {
            // Another process has just dropped it.
            return FileTime.fromMillis(0);
        }
    }
}
