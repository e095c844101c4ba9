package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class WrittenAttributeTest {
    @Test
    void readsWhatItsParserReads() {
        assertThat(written("200ms").read(Quantity::duration)).isEqualTo(Quantity.of(200, Unit.MILLISECONDS));
    }

    @Test
    void namesAnnotationAttributeAndTextOfWhatItCannotRead() {
        assertThatExceptionOfType(MistakeException.class)
                .isThrownBy(() -> written("5 parsecs").read(Quantity::duration))
                .withMessage("@LatencyBudget p95 = [5 parsecs]: [5 parsecs] is not a duration"
                        + " (a number and one of ns, us, ms, s, min, h, d), for example \"200ms\"."
                        + " Fix: p95 = \"50ms\"");
    }

    @Test
    void namesThemForWhatCannotBeMeantToo() {
        assertThat(written("0ms").mistake("nothing takes no time"))
                .hasMessage("@LatencyBudget p95 = [0ms]: nothing takes no time. Fix: p95 = \"50ms\"");
    }

    private static WrittenAttribute written(String text) {
        return new WrittenAttribute("LatencyBudget", "p95", text, "50ms");
    }
}
