package dev.assay.migration.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HazardCatalogueTest {
    private static final Path LIST = Path.of("../docs/hazards/README.md");

    private final HazardCatalogue catalogue = HazardCatalogue.read();

    @Test
    void theListHasALineForEachPageAndNoOther() throws IOException {
        List<String> lines = Files.readAllLines(LIST).stream()
                .filter(line -> line.startsWith("| ["))
                .sorted()
                .toList();

        assertThat(lines)
                .isEqualTo(catalogue.all().stream()
                        .map(hazard -> "| [" + hazard.id() + "](" + hazard.id() + ".md) | " + hazard.summary() + " |")
                        .sorted()
                        .toList());
    }

    @Test
    void theListStandsInOrderOfRisk() throws IOException {
        String text = Files.readString(LIST);

        catalogue.all().forEach(hazard -> {
            String risk = hazard.risk().name().charAt(0)
                    + hazard.risk().name().substring(1).toLowerCase(Locale.ROOT);
            int line = text.indexOf("| [" + hazard.id() + "]");
            assertThat(text.substring(0, line).lastIndexOf("## "))
                    .as(hazard.id())
                    .isEqualTo(text.indexOf("## " + risk + ":"));
        });
    }

    @Test
    void aNearNameIsProposed() {
        assertThat(catalogue.meant("set-not-nul-scan")).isEqualTo("did you mean [set-not-null-scan]?");
        assertThat(catalogue.meant("zzz")).isEmpty();
    }
}
