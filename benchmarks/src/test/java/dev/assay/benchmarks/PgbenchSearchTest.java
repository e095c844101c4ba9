package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgbenchSearchTest {
    private final Path versions;
    private final Path onPath;

    PgbenchSearchTest(@TempDir Path directory) {
        versions = directory.resolve("postgresql");
        onPath = directory.resolve("local");
    }

    @Test
    void theNewestOfDebianComesFirst() throws IOException {
        program(versions.resolve("15/bin"));
        Path newest = program(versions.resolve("17/bin"));
        Files.createDirectories(versions.resolve("18/bin"));
        program(onPath);

        assertThat(search().find()).isEqualTo(newest);
    }

    @Test
    void thePathComesAfterIt() throws IOException {
        Path local = program(onPath);

        assertThat(search().find()).isEqualTo(local);
    }

    @Test
    void whereThereIsNoneItSaysHowToGetIt() {
        assertThatThrownBy(() -> search().find())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No pgbench in [%s/*/bin] and on the PATH; on Debian: apt-get install postgresql-15"
                        .formatted(versions));
    }

    private PgbenchSearch search() {
        return new PgbenchSearch(versions, "/nowhere:" + onPath);
    }

    private static Path program(Path directory) throws IOException {
        return Files.createFile(
                Files.createDirectories(directory).resolve("pgbench"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
