package dev.assay.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** The unit in which people read a time: milliseconds below ten seconds, then whatever keeps the number short. */
enum TimeScale {
    DAYS(" d", 86_400_000),
    HOURS(" h", 3_600_000),
    MINUTES(" min", 60_000),
    SECONDS(" s", 1_000),
    MILLISECONDS(" ms", 1);

    private static final BigDecimal SHORT = BigDecimal.valueOf(10_000);
    private static final int MOST_DECIMALS = 2;

    private final String suffix;
    private final BigDecimal milliseconds;

    TimeScale(String suffix, long milliseconds) {
        this.suffix = suffix;
        this.milliseconds = BigDecimal.valueOf(milliseconds);
    }

    /** Return the largest scale in which the amount is exact with at most two decimals. */
    static TimeScale exact(BigDecimal amount) {
        return largest(amount, TimeScale::writesExactly);
    }

    /** Return the largest scale in which the amount is at least one. */
    static TimeScale measured(BigDecimal amount) {
        return largest(amount, TimeScale::reaches);
    }

    /** Return milliseconds in this scale. */
    BigDecimal of(BigDecimal amount) {
        return amount.divide(milliseconds, MathContext.DECIMAL128);
    }

    String suffix() {
        return suffix;
    }

    private static TimeScale largest(BigDecimal amount, Fit fit) {
        return Arrays.stream(values())
                .filter(scale -> amount.abs().compareTo(SHORT) >= 0 && fit.test(scale, amount))
                .findFirst()
                .orElse(MILLISECONDS);
    }

    private boolean reaches(BigDecimal amount) {
        return amount.abs().compareTo(milliseconds) >= 0;
    }

    private boolean writesExactly(BigDecimal amount) {
        BigDecimal scaled = of(amount).stripTrailingZeros();
        return reaches(amount)
                && scaled.scale() <= MOST_DECIMALS
                && scaled.multiply(milliseconds).compareTo(amount) == 0;
    }

    private interface Fit {
        boolean test(TimeScale scale, BigDecimal amount);
    }
}
