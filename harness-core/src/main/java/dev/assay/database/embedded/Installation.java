package dev.assay.database.embedded;

import java.nio.file.Path;

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

    Path libraries() {
        return directory.resolve("lib/postgresql");
    }

    Path extensions() {
        return directory.resolve("share/postgresql/extension");
    }
}
