package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.check.MistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsParserTest {
    @TempDir
    Path folder;

    private String file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a.sql"), "SELECT 1").toString();
    }

    @Test
    void readsEveryOption() {
        MigrationsOptions options = OptionsParser.parse(List.of(
                "--json",
                "--base",
                file,
                "--size",
                "a.orders=2000",
                "--tolerate",
                "style",
                "--no-transaction",
                "--limit",
                "30s",
                "--server",
                "18",
                "--provider",
                "embedded",
                file,
                file));
        assertThat(options)
                .isEqualTo(new MigrationsOptions(
                        List.of(Path.of(file), Path.of(file)),
                        List.of(Path.of(file)),
                        true,
                        Map.of("a.orders", 2000L),
                        List.of("style"),
                        false,
                        Duration.ofSeconds(30),
                        "18",
                        "embedded"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | assay migrations: no migration is given. Fix: name files in their order, or one folder",
                "--jsn | assay migrations: unknown option [--jsn]. Fix: did you mean --json?",
                "--base | assay migrations: [--base] has no value. Fix: see --help",
                "--size orders | assay migrations: --size [orders] is not a table and its rows. Fix: --size orders=2000000",
                "no.sql | assay migrations: migrations [no.sql] is no file that can be read. Fix: name a file that is there"
            })
    void refusesAMistakenCall(String words, String answer) {
        List<String> given = words.isEmpty() ? List.of() : List.of(words.split(" "));
        assertThatThrownBy(() -> OptionsParser.parse(given))
                .isInstanceOf(MistakeException.class)
                .hasMessage(answer);
    }

    @Test
    void refusesAFolderBesideFiles() {
        assertThatThrownBy(() -> OptionsParser.parse(List.of(folder.toString(), file)))
                .isInstanceOf(MistakeException.class)
                .hasMessageContaining("a folder stands beside other migrations");
    }
}
