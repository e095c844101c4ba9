package dev.assay.report;

import java.util.stream.Stream;

/** The unit in which a time axis has small numbers. */
enum TimeUnitOfAxis {
    MILLISECONDS("ms", 1, 2_000),
    SECONDS("s", 1_000, 180_000),
    MINUTES("min", 60_000, Double.POSITIVE_INFINITY);

    private final String symbol;
    private final double millis;
    private final double upTo;

    TimeUnitOfAxis(String symbol, double millis, double upTo) {
        this.symbol = symbol;
        this.millis = millis;
        this.upTo = upTo;
    }

    static TimeUnitOfAxis of(double lastMillis) {
        return Stream.of(values())
                .filter(unit -> lastMillis <= unit.upTo)
                .findFirst()
                .orElse(MINUTES);
    }

    String symbol() {
        return symbol;
    }

    double amount(double millisOfBar) {
        return millisOfBar / millis;
    }
}
