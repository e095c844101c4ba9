package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeScaleTest {
    @ParameterizedTest
    @CsvSource({
        "200ms, 200 ms",
        "5s, '5,000 ms'",
        "9999ms, '9,999 ms'",
        "10s, 10 s",
        "90s, 1.5 min",
        "100s, 100 s",
        "10001ms, '10,001 ms'",
        "90min, 1.5 h",
        "24h, 1 d",
        "36h, 1.5 d",
        "25h, 25 h",
        "3d, 3 d",
        "0ms, 0 ms",
    })
    void aThresholdIsWrittenExactlyInTheLargestUnitThatKeepsItShort(String text, String written) {
        assertThat(Quantity.duration(text)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "213.44, 213 ms",
        "9999.4, '9,999 ms'",
        "10400, 10.4 s",
        "59999.9, 60 s",
        "90000, 1.5 min",
        "90061001, 1.042 d",
        "259200000, 3 d",
        "86400000000, '1,000 d'",
    })
    void aMeasuredTimeIsRoundedInTheLargestUnitThatItReaches(String milliseconds, String written) {
        assertThat(Unit.MILLISECONDS.writeMeasured(new BigDecimal(milliseconds)))
                .isEqualTo(written);
    }

    @Test
    void anIntervalNamesItsUnitOnceUnlessItsEndsDiffer() {
        assertThat(interval("207", "221").write(Unit.MILLISECONDS)).isEqualTo("95 % CI 207..221 ms");
        assertThat(interval("10400", "20000").write(Unit.MILLISECONDS)).isEqualTo("95 % CI 10.4..20 s");
        assertThat(interval("9500", "10400").write(Unit.MILLISECONDS)).isEqualTo("95 % CI 9,500 ms..10.4 s");
        assertThat(interval("90", "120").write(Unit.PER_SECOND)).isEqualTo("95 % CI 90..120/s");
    }

    private static Interval interval(String lower, String upper) {
        return new Interval(new BigDecimal("0.95"), new BigDecimal(lower), new BigDecimal(upper));
    }
}
