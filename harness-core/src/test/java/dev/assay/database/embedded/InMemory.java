package dev.assay.database.embedded;

import dev.assay.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Temporary directories in memory, where making the thousand files of a server costs little on any machine. */
final class InMemory implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        DatabaseSettings settings = DatabaseSettings.defaults();
        return Files.createTempDirectory(
                settings.memoryDirectory().orElse(settings.temporaryDirectory()), "assay-test-");
    }
}
