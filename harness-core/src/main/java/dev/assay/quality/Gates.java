package dev.assay.quality;

/** Starts gates in plain Java: {@code Gates.on("features").completeness("age").atLeast("0.95").build()}. Immutable. */
public final class Gates {
    private final String table;

    private Gates(String table) {
        this.table = table;
    }

    /** Start a gate on a table, view or materialized view, as {@code name} or {@code schema.name}. */
    public static Gates on(String table) {
        return new Gates(table);
    }

    /** Start a gate on the number that a query returns. */
    public static GateBuilder sql(String query) {
        return Gate.of(Metric.CUSTOM_SQL).set(Attribute.SQL, query);
    }

    /** Measure {@link Metric#COMPLETENESS}. */
    public GateBuilder completeness(String column) {
        return of(Metric.COMPLETENESS, column);
    }

    /** Measure {@link Metric#UNIQUENESS}. */
    public GateBuilder uniqueness(String column) {
        return of(Metric.UNIQUENESS, column);
    }

    /** Measure {@link Metric#RANGE_VALIDITY}; set {@link GateBuilder#min} or {@link GateBuilder#max} or both. */
    public GateBuilder rangeValidity(String column) {
        return of(Metric.RANGE_VALIDITY, column);
    }

    /** Measure {@link Metric#ROW_COUNT}. */
    public GateBuilder rowCount() {
        return of(Metric.ROW_COUNT);
    }

    /** Measure {@link Metric#FRESHNESS}. */
    public GateBuilder freshness(String column) {
        return of(Metric.FRESHNESS, column);
    }

    /** Measure {@link Metric#REFERENTIAL_INTEGRITY} against {@code table(column)}. */
    public GateBuilder referentialIntegrity(String column, String references) {
        return of(Metric.REFERENTIAL_INTEGRITY, column).set(Attribute.REFERENCES, references);
    }

    /** Measure any metric of this table. */
    public GateBuilder of(Metric metric) {
        return Gate.of(metric).set(Attribute.TABLE, table);
    }

    /** Measure any metric of a column of this table. */
    public GateBuilder of(Metric metric, String column) {
        return of(metric).set(Attribute.COLUMN, column);
    }
}
