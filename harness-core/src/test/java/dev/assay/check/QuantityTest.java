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
    class Refuses {
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
