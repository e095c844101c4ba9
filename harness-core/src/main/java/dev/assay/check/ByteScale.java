package dev.assay.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;

/** The unit in which people and PostgreSQL write an amount of bytes; each is 1,024 of the one below. */
enum ByteScale {
    TERABYTES("TB", 40),
    GIGABYTES("GB", 30),
    MEGABYTES("MB", 20),
    KILOBYTES("kB", 10),
    BYTES("B", 0);

    private final String symbol;
    private final BigDecimal bytes;

    ByteScale(String symbol, int binaryDigits) {
        this.symbol = symbol;
        this.bytes = BigDecimal.valueOf(1L << binaryDigits);
    }

    /** Return the scale of a symbol, letter case minded. */
    static Optional<ByteScale> named(String symbol) {
        return Arrays.stream(values())
                .filter(scale -> scale.symbol.equals(symbol))
                .findFirst();
    }

    /** Return the largest scale in which the amount is a whole number. */
    static ByteScale exact(BigDecimal amount) {
        return Arrays.stream(values())
                .filter(scale ->
                        scale.reaches(amount) && amount.remainder(scale.bytes).signum() == 0)
                .findFirst()
                .orElse(BYTES);
    }

    /** Return the largest scale in which the amount is at least one. */
    static ByteScale measured(BigDecimal amount) {
        return Arrays.stream(values())
                .filter(scale -> scale.reaches(amount))
                .findFirst()
                .orElse(BYTES);
    }

    /** Return bytes in this scale. */
    BigDecimal of(BigDecimal amount) {
        return amount.divide(bytes, MathContext.DECIMAL128);
    }

    /** Return an amount of this scale in bytes. */
    BigDecimal toBytes(BigDecimal amount) {
        return amount.multiply(bytes);
    }

    String suffix() {
        return " " + symbol;
    }

    private boolean reaches(BigDecimal amount) {
        return amount.abs().compareTo(bytes) >= 0;
    }
}
