package dev.assay.migration.policy;

import dev.assay.check.MistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The migrations that have been recorded, in a file that is committed beside the project and only grows.
 *
 * @param file where they are
 */
record KeptFiles(Path file) {
    List<KeptFile> read(boolean mayBeMissing) throws IOException {
        if (!Files.exists(file)) {
            if (mayBeMissing) {
                return List.of();
            }
            throw new MistakeException(
                    "the kept migrations [" + file + "]",
                    "the file is not there",
                    "It says which migrations have been released, and is committed with them",
                    "-D" + PolicyCheck.KEEP + "=true once, and commit the file");
        }
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(KeptFile::parse)
                .toList();
    }

    /** Add what is not there yet; no line is changed. */
    void add(MigrationHistory history) throws IOException {
        List<String> lines = history.unkept().stream()
                .map(added -> new KeptFile(added.name(), added.checksum()).line())
                .toList();
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
