package dev.assay.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds pgbench where Debian puts it and on the path.
 *
 * @param versions a directory with one directory for each version of PostgreSQL
 * @param path directories as in the variable {@code PATH}
 */
record PgbenchSearch(Path versions, String path) {
    private static final String NAME = "pgbench";

    static PgbenchSearch ofMachine() {
        return new PgbenchSearch(Path.of("/usr/lib/postgresql"), System.getenv().getOrDefault("PATH", ""));
    }

    /**
     * Find the newest one, or the first on the path.
     *
     * @throws IllegalStateException if there is none; a side that is missing is not left out
     */
    Path find() throws IOException {
        List<Path> candidates = new ArrayList<>(installed());
        for (String directory : path.split(File.pathSeparator, -1)) {
            candidates.add(Path.of(directory, NAME));
        }
        return candidates.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No pgbench in [%s/*/bin] and on the PATH; on Debian: apt-get install postgresql-15"
                                .formatted(versions)));
    }

    private List<Path> installed() throws IOException {
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(versions, "[1-9][0-9]")) {
            directories.forEach(found::add);
        }
        found.sort(Comparator.reverseOrder());
        return found.stream()
                .map(version -> version.resolve("bin").resolve(NAME))
                .toList();
    }
}
