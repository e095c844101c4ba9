package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Server programs that can be started.
 *
 * @param directory holds {@code bin}, {@code lib} and {@code share}
 * @param id changes with every difference in content
 */
record Installation(Path directory, String id) {
    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    /** Return the major version, as the file says that new clusters are filled from: {@code # PostgreSQL 17}. */
    String majorVersion() {
        Path file = directory.resolve("share/postgresql/postgres.bki");
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return String.valueOf(lines.readLine()).replaceAll("\\D", "");
        } catch (IOException e) {
            throw new DatabaseException("Could not read [%s]".formatted(file), e);
        }
    }

    /** Refuse programs that the system would not run. */
    void requireExecutable() {
        if (!Files.isExecutable(Path.of(program("postgres")))) {
            throw DatabaseException.answer(
                    "the server program [" + program("postgres") + "]",
                    "it may not be executed",
                    "the cache lies on a file system that is mounted noexec",
                    "choose another directory for the cache: assay.cache.dir=...");
        }
    }

    /** Refuse an extension before it is preloaded: the server would name a missing file, and not what is missing. */
    void requireExtensions(Set<String> names) {
        names.stream()
                .filter(name -> !Files.exists(extensions().resolve(name + ".control")))
                .findFirst()
                .ifPresent(missing -> {
                    throw new DatabaseException(
                            "Extension [%s] is not there for the embedded server; it has PostgreSQL's own extensions and [vector]. For others use a container"
                                    .formatted(missing));
                });
    }

    Path libraries() {
        return directory.resolve("lib/postgresql");
    }

    Path extensions() {
        return directory.resolve("share/postgresql/extension");
    }
}
