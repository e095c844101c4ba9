package dev.assay.database.embedded;

import dev.assay.database.DatabaseException;
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
