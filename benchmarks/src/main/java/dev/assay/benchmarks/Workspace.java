package dev.assay.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A new directory for all that the children of one benchmark write; gone when this is closed. */
record Workspace(Path root) implements AutoCloseable {
    static Workspace create() throws IOException {
        return new Workspace(Files.createTempDirectory("assay-benchmark-"));
    }

    /** Return a directory in it, made if it is not there. */
    Path directory(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Remove what lies below one of its directories. */
    void empty(Path directory) throws IOException {
        removeAll(directory);
        Files.createDirectories(directory);
    }

    @Override
    public void close() throws IOException {
        removeAll(root);
    }

    private static void removeAll(Path top) throws IOException {
        try (Stream<Path> walk = Files.walk(top)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
