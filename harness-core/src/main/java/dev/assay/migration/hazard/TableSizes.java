package dev.assay.migration.hazard;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How many rows tables have in production, as somebody declared it. Immutable.
 *
 * @param rows rows by table, with the schema unless that is {@code public}
 */
public record TableSizes(Map<String, Long> rows) {
    /** Work on fewer rows than these is over before anybody notices, whatever it is. */
    public static final long SMALL = 1_000;

    /** Nothing is declared; every table may be large. */
    public static final TableSizes UNKNOWN = new TableSizes(Map.of());

    public TableSizes {
        rows = Map.copyOf(rows);
        rows.forEach((table, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException("a table has at least 0 rows: [" + table + "], [" + count + "]");
            }
        });
    }

    /** Return the declared rows of a table. */
    public OptionalLong of(String table) {
        Long declared = rows.get(table);
        return declared == null ? OptionalLong.empty() : OptionalLong.of(declared);
    }

    boolean isSmall(String table) {
        Long declared = rows.get(table);
        return declared != null && declared < SMALL;
    }
}
