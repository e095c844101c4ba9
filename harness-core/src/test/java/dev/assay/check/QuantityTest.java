package dev.assay.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QuantityTest {
    @Nested
    class Reads {
        @Test
        void durationsInEveryUnit() {
            assertThat(Quantity.duration("200ms").amount()).isEqualByComparingTo("200");
            assertThat(Quantity.duration("1.5 s").amount()).isEqualByComparingTo("1500");
            assertThat(Quantity.duration("250us").amount()).isEqualByComparingTo("0.25");
            assertThat(Quantity.duration("10ns").amount()).isEqualByComparingTo("0.00001");
            assertThat(Quantity.duration("2min").toDuration()).isEqualTo(Duration.ofMinutes(2));
            assertThat(Quantity.duration("1h").toDuration()).isEqualTo(Duration.ofHours(1));
            assertThat(Quantity.duration("3d").toDuration()).isEqualTo(Duration.ofDays(3));
        }

        @Test
        void timesToTheNanosecond() {
            assertThat(Quantity.of(Duration.ofNanos(1_500_001)))
                    .isEqualTo(new Quantity(new BigDecimal("1.500001"), Unit.MILLISECONDS));
        }

        @Test
        void sharesExactly() {
            assertThat(Quantity.share("0.95").amount()).isEqualTo(new BigDecimal("0.95"));
            assertThat(Quantity.share("95%").amount()).isEqualTo(new BigDecimal("0.95"));
            assertThat(Quantity.share("0%").amount()).isEqualByComparingTo("0");
        }

        @Test
        void ratesAndCounts() {
            assertThat(Quantity.rate("100/s")).hasToString("100/s");
            assertThat(Quantity.count("10_000 rows")).hasToString("10,000 rows");
            assertThat(Quantity.number("-0.5").amount()).isEqualTo(new BigDecimal("-0.5"));
        }
    }

    @Nested
    class Bytes {
        @Test
        void areReadAsPostgresReadsThem() {
            assertThat(Quantity.bytes("0B").amount()).isEqualByComparingTo("0");
            assertThat(Quantity.bytes("217 B").amount()).isEqualByComparingTo("217");
            assertThat(Quantity.bytes("8kB").amount()).isEqualByComparingTo("8192");
            assertThat(Quantity.bytes("1.5MB").amount()).isEqualByComparingTo("1572864");
            assertThat(Quantity.bytes("2GB").amount()).isEqualByComparingTo("2147483648");
            assertThat(Quantity.bytes("1TB").amount()).isEqualByComparingTo("1099511627776");
        }

        @Test
        void areWrittenInTheLargestUnitThatIsExact() {
            assertThat(Quantity.bytes("0B")).hasToString("0 B");
            assertThat(Quantity.bytes("1024B")).hasToString("1 kB");
            assertThat(Quantity.bytes("1025B")).hasToString("1,025 B");
            assertThat(Quantity.bytes("16MB")).hasToString("16 MB");
            assertThat(Quantity.bytes("1536kB")).hasToString("1,536 kB");
        }

        @Test
        void areRoundedWhereTheyWereMeasured() {
            assertThat(Unit.BYTES.writeMeasured(BigDecimal.valueOf(0))).isEqualTo("0 B");
            assertThat(Unit.BYTES.writeMeasured(BigDecimal.valueOf(217))).isEqualTo("217 B");
            assertThat(Unit.BYTES.writeMeasured(BigDecimal.valueOf(1_228_800))).isEqualTo("1.172 MB");
            Interval interval =
                    new Interval(new BigDecimal("0.95"), BigDecimal.valueOf(2_048), BigDecimal.valueOf(4_096));
            assertThat(interval.write(Unit.BYTES)).isEqualTo("95 % CI 2..4 kB");
        }
    }

    @Nested
    class Refuses {
        @Test
        void bytesOfAnotherUnitAndPartsOfOne() {
            String problem = " is not an amount of bytes (a number and one of B, kB, MB, GB, TB,"
                    + " each 1024 of the one below), for example \"16MB\"";
            refused("[16 MiB]" + problem, () -> Quantity.bytes("16 MiB"));
            refused("[16]" + problem, () -> Quantity.bytes("16"));
            refused("[0.5B] is not a whole number of bytes, for example \"16MB\"", () -> Quantity.bytes("0.5B"));
            refused(
                    "[-1kB] is negative, and must not be below zero, for example \"16MB\"",
                    () -> Quantity.bytes("-1kB"));
        }

        @Test
        void anUnknownUnit() {
            refused(
                    "[5 parsecs] is not a duration (a number and one of ns, us, ms, s, min, h, d),"
                            + " for example \"200ms\"",
                    () -> Quantity.duration("5 parsecs"));
        }

        @Test
        void aDurationWithoutUnit() {
            refused(
                    "[200] is not a duration (a number and one of ns, us, ms, s, min, h, d),"
                            + " for example \"200ms\"",
                    () -> Quantity.duration("200"));
        }

        @Test
        void aDurationThatNoClockCounts() {
            refused("[213504d] is longer than 106751 days, for example \"200ms\"", () -> Quantity.duration("213504d"));
            assertThat(Quantity.duration("106751d").toDuration()).isEqualTo(Duration.ofDays(106_751));
        }

        @Test
        void aNegativeDuration() {
            refused(
                    "[-200ms] is negative, and must not be below zero, for example \"200ms\"",
                    () -> Quantity.duration("-200ms"));
        }

        @Test
        void aShareAboveOne() {
            refused(
                    "[1.2] is outside 0 to 1, and a share lies between them, for example \"0.95\"",
                    () -> Quantity.share("1.2"));
            refused(
                    "[-3%] is outside 0 to 1, and a share lies between them, for example \"0.95\"",
                    () -> Quantity.share("-3%"));
        }

        @Test
        void aRateWithoutPerSecond() {
            refused("[100] is not a rate (a number followed by /s), for example \"100/s\"", () -> Quantity.rate("100"));
        }

        @Test
        void aFractionOfARow() {
            refused("[1.5] is not a count (a whole number), for example \"1000\"", () -> Quantity.count("1.5"));
        }

        private void refused(String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
            assertThatExceptionOfType(UnreadableException.class)
                    .isThrownBy(call)
                    .withMessage(message);
        }
    }
}
