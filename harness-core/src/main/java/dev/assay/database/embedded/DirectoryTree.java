package dev.assay.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Copies and deletes whole directories. */
final class DirectoryTree {
    private final Path root;

    DirectoryTree(Path root) {
        this.root = root;
    }

    /** Give every entry below the root, parents first. */
    private List<Path> entries() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.sorted().toList();
        }
    }

    /** Copy to a directory, with links and the right to execute. */
    void copyTo(Path target) throws IOException {
        for (Path entry : entries()) {
            copy(entry, target.resolve(root.relativize(entry).toString()));
        }
    }

    private static void copy(Path entry, Path copy) throws IOException {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(copy);
        } else {
            Files.copy(entry, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Delete; somebody else deleting the same at the same time does no harm. */
    void delete() {
        try {
            if (Files.exists(root)) {
                Files.walkFileTree(root, new Deletion());
            }
        } catch (NoSuchFileException e) {
            delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
