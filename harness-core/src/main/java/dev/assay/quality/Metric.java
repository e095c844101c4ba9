package dev.assay.quality;

import dev.assay.check.Unit;
import java.util.Locale;

/** What a gate measures. Each constant carries the object that knows how. */
public enum Metric {
    /** The share of rows whose column is not NULL. NaN and blank text are values. */
    COMPLETENESS(new Completeness()),
    /** The share of non-NULL values that occur exactly once. Two NaN are the same value. */
    UNIQUENESS(new Uniqueness()),
    /** The share of non-NULL values from {@code min} to {@code max}, both included. NaN is outside every range. */
    RANGE_VALIDITY(new RangeValidity()),
    /** The number of rows. */
    ROW_COUNT(new RowCount()),
    /**
     * The age of the newest time that is not in the future, by the server's clock. Future times are reported apart. A
     * {@code timestamp} without time zone and a {@code date} are read in the time zone of the session, which the driver
     * sets to the one of the JVM.
     */
    FRESHNESS(new Freshness()),
    /** The share of non-NULL values that exist in the referenced column. */
    REFERENTIAL_INTEGRITY(new ReferentialIntegrity()),
    /** The number that a query returns. Neither NULL nor NaN, no row and two rows are numbers, so they break the gate. */
    CUSTOM_SQL(new CustomSql());

    /** No measure has a field. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Measure measure;

    Metric(Measure measure) {
        this.measure = measure;
    }

    /** Return what this metric counts, and so how its thresholds are written. */
    public Unit unit() {
        return measure.signature().scale().unit();
    }

    /** Return what people call it: {@code range validity}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Measure measure() {
        return measure;
    }
}
