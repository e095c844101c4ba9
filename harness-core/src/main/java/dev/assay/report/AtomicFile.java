package dev.assay.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a whole file or nothing: a reader never sees half of it. */
final class AtomicFile {
    private AtomicFile() {}

    static void write(Path file, String content) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        Path temporary = directory.resolve(temporaryName(file));
        try {
            // An unpaired surrogate becomes a question mark; Files.writeString would refuse the whole report.
            Files.write(temporary, content.getBytes(StandardCharsets.UTF_8));
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Not the system's own temporary file: that one only its owner may read, and a report is for others. */
    private static String temporaryName(Path file) {
        long process = ProcessHandle.current().pid();
        long thread = Thread.currentThread().getId();
        return "." + file.getFileName() + "." + process + "-" + thread + ".part";
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
