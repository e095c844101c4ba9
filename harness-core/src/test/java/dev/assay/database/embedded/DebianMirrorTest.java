package dev.assay.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianMirrorTest {
    @TempDir
    private Path apt;

    @SuppressWarnings("NullAway.Init")
    private Path keyring;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectory(apt.resolve("sources.list.d"));
        keyring = Files.createFile(apt.resolve("keys.gpg"));
    }

    @Test
    void stanzasAreRead() throws IOException {
        Files.writeString(apt.resolve("sources.list.d/debian.sources"), """
                Types: deb
                Enabled: no
                URIs: http://disabled.example/debian
                Suites: bookworm
                Components: main

                Types: deb
                URIs: http://security.example/debian-security
                Suites: bookworm-security
                Components: main

                Types: deb deb-src
                # a comment
                URIs: http://mirror.example/debian
                Suites: bookworm bookworm-updates
                Components: main
                Signed-By: %s
                """.formatted(keyring));

        assertThat(DebianMirror.find(apt))
                .isEqualTo(new DebianMirror("http://mirror.example/debian", keyring.toString()));
    }

    @Test
    void linesAreRead() throws IOException {
        Files.writeString(apt.resolve("sources.list"), """
                # deb http://old.example/debian bookworm main
                deb http://security.example/debian-security bookworm-security main
                deb [arch=amd64 signed-by=%s] https://mirror.example/debian/ bookworm main contrib
                """.formatted(keyring));

        assertThat(DebianMirror.find(apt))
                .isEqualTo(new DebianMirror("https://mirror.example/debian/", keyring.toString()));
    }

    @Test
    void aMachineWithoutAMirrorIsToldWhereOneBelongs() throws IOException {
        Files.writeString(
                apt.resolve("sources.list"), "deb http://security.example/debian-security bookworm-security main\n");

        assertThatThrownBy(() -> DebianMirror.find(apt))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "pgvector for the embedded server is built from Debian's archive, and [%s] names no mirror of"
                                + " it: add the mirror to [%s/sources.list]",
                        apt, apt);
    }

    @Test
    void missingKeysAreNamedWithTheirPackage() throws IOException {
        Files.writeString(
                apt.resolve("sources.list"),
                "deb [signed-by=/nowhere.gpg] http://mirror.example/debian bookworm main\n");

        assertThatThrownBy(() -> DebianMirror.find(apt))
                .isInstanceOf(DatabaseException.class)
                .hasMessage(
                        "pgvector for the embedded server needs Debian's archive keys, [/nowhere.gpg] is missing: apt-get install debian-archive-keyring");
    }

    @Test
    void entriesAskForPackagesAndSources() {
        assertThat(new DebianMirror("http://mirror.example/debian", "/keys.gpg").entries("trixie"))
                .isEqualTo("""
                        deb [signed-by=/keys.gpg] http://mirror.example/debian trixie main
                        deb-src [signed-by=/keys.gpg] http://mirror.example/debian trixie main
                        """);
    }
}
