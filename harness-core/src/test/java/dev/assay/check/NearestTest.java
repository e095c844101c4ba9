package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void namesAreSortedByEditsWhateverTheirCase() {
        assertThat(Nearest.sorted("Aeg", List.of("name", "id", "age", "AEG")))
                .containsExactly("AEG", "age", "id", "name");
        assertThat(Nearest.sorted("kitten", List.of("kitte", "sitting", "kitten")))
                .containsExactly("kitten", "kitte", "sitting");
        assertThat(Nearest.sorted("", List.of())).isEmpty();
    }
}
