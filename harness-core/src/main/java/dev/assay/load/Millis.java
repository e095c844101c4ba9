package dev.assay.load;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Milliseconds as exact decimals, nanoseconds as the clock counts them. */
public final class Millis {
    private static final int NANO_DIGITS = 6;

    private Millis() {}

    public static BigDecimal of(long nanos) {
        return BigDecimal.valueOf(nanos, NANO_DIGITS);
    }

    public static BigDecimal of(double nanos) {
        return BigDecimal.valueOf(nanos).movePointLeft(NANO_DIGITS).setScale(NANO_DIGITS, RoundingMode.HALF_EVEN);
    }

    /** Return whole nanoseconds: a latency in nanoseconds is above the limit exactly if it is above its whole part. */
    public static long toNanos(BigDecimal millis) {
        return millis.movePointRight(NANO_DIGITS)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
