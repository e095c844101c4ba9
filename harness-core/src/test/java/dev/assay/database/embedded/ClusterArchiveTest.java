package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterArchiveTest {
    private static final Map<String, String> CONTENT = Map.of(
            "PG_VERSION", "17", "base/1/1259", "rows", "base/1/empty", "", "base/1/" + "long".repeat(40), "more");

    private final Path root;
    private final ClusterArchive archive;

    ClusterArchiveTest(@TempDir Path root) {
        this.root = root;
        this.archive = new ClusterArchive(root.resolve("data.tar"));
    }

    @BeforeEach
    void pack() throws IOException {
        Path data = root.resolve("data");
        Files.createDirectories(data.resolve("pg_tblspc"));
        Files.createDirectories(data.resolve("base/1"));
        for (Map.Entry<String, String> file : CONTENT.entrySet()) {
            Files.writeString(data.resolve(file.getKey()), file.getValue());
        }
        assertThat(archive.pack(data)).isEqualTo(archive.checksum());
    }

    @Test
    void unpacksWhatWasPacked() throws IOException {
        Path copy = root.resolve("copy");

        archive.unpack(copy);

        assertThat(content(copy)).isEqualTo(CONTENT);
        assertThat(copy.resolve("pg_tblspc")).isEmptyDirectory();
    }

    @Test
    void unpacksTheSameOnAMachineWithoutTar() throws IOException {
        Path copy = Files.createDirectory(root.resolve("copy"));

        archive.unpackWithoutTar(copy);

        assertThat(content(copy)).isEqualTo(CONTENT);
        assertThat(copy.resolve("pg_tblspc")).isEmptyDirectory();
    }

    @Test
    void aChangedByteChangesTheChecksum() throws IOException {
        long before = archive.checksum();
        byte[] bytes = Files.readAllBytes(archive.file());
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive.file(), bytes);

        assertThat(archive.checksum()).isNotEqualTo(before);
    }

    private static Map<String, String> content(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> directory.relativize(file).toString(), ClusterArchiveTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
