package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageNameTest {
    @Test
    void plainNamesStay() {
        assertThat(PageName.of("SearchIT.nearestNeighbours")).isEqualTo("SearchIT/nearestNeighbours.html");
        assertThat(PageName.of("nightly")).isEqualTo("nightly.html");
    }

    @Test
    void otherNamesGetAChecksumSoThatTwoNeverMeet() {
        assertThat(PageName.of("SearchIT.nearest(int)[1] k = 10"))
                .isEqualTo("SearchIT/nearest-int-1-k-10-be590d3e956b.html");
        assertThat(PageName.of("SearchIT.a b")).isNotEqualTo(PageName.of("SearchIT.a:b"));
        assertThat(PageName.of("index")).isNotEqualTo("index.html");
    }

    @Test
    void nastyNamesStayBelowTheDirectoryAndApart() {
        Map<String, String> owners = new HashMap<>();
        for (String nasty : NastyText.samples(8731, 500)) {
            String page = PageName.of("Nasty." + nasty);

            assertThat(page).as("seed 8731").matches("Nasty/[A-Za-z0-9_-]{1,93}\\.html");
            assertThat(owners.getOrDefault(page, nasty)).as("seed 8731").isEqualTo(nasty);
            owners.put(page, nasty);
        }
    }

    @Test
    void longNamesAreCut() {
        assertThat(PageName.of("A." + "x".repeat(5_000))).hasSizeLessThan(110);
    }
}
