package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import dev.assay.database.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The cluster images of this machine, the most recently used ones. */
final class ImageCache {
    static final int KEPT = 5;
    private static final String TEMPLATE = "template-";

    private final Cache cache;

    ImageCache(Cache cache) {
        this.cache = cache;
    }

    static String templateName(String hash) {
        return TEMPLATE + hash;
    }

    /** Copy an image to a data directory; an image that is missing or damaged is made first. */
    Password unpack(String name, Path data, Cache.Filling making) {
        ClusterImage image = new ClusterImage(cache.directory("images").resolve(name));
        Password password = cache.lock("image-" + name).holding(() -> {
            boolean made = !Files.exists(image.directory());
            cache.publish(image.directory(), making);
            return copy(image, data, making, made);
        });
        prune();
        return password;
    }

    private Password copy(ClusterImage image, Path data, Cache.Filling making, boolean fresh) {
        try {
            Password password = image.copyTo(data);
            Files.setLastModifiedTime(image.directory(), FileTime.fromMillis(System.currentTimeMillis()));
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
        templates.stream().skip(KEPT).forEach(image -> cache.lock("image-" + image.getFileName())
                .ifFree(() -> new DirectoryTree(image).delete()));
    }

    private List<Path> templatesNewestFirst() {
        try (Stream<Path> images = Files.list(cache.directory("images"))) {
            return images.filter(image -> image.getFileName().toString().startsWith(TEMPLATE))
                    .filter(image -> !image.getFileName().toString().contains("."))
                    .sorted(Comparator.comparing(ImageCache::lastUse).reversed())
                    .toList();
        } catch (IOException e) {
            throw new DatabaseException("Could not list the images: " + e, e);
        }
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
