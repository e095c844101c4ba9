package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {
    @ParameterizedTest
    @CsvSource({"PT0.0409S,40 ms", "PT4.29S,4.2 s", "PT59.99S,59.9 s", "PT1M12.4S,1 min 12 s", "PT2H5M59S,2 h 5 min"})
    void isWrittenAsPeopleSayIt(Duration duration, String expected) {
        assertThat(Elapsed.write(duration.toNanos())).isEqualTo(expected);
    }
}
