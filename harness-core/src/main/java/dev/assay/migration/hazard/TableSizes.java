package dev.assay.migration.hazard;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many rows tables have in production, as somebody declared it. Immutable.
 *
 * @param rows rows by table, with the schema; {@code public} is left out
 * @param asked how a size was declared, before the name of its table, for people: {@code @TableSize table =}
 */
public record TableSizes(Map<String, Long> rows, String asked) {
    /** Work on fewer rows than these is over before anybody notices, whatever it is. */
    public static final long SMALL = 1_000;

    /** Nothing is declared; every table may be large. */
    public static final TableSizes UNKNOWN = new TableSizes(Map.of());

    /** Create sizes of which it does not matter how they were declared. */
    public TableSizes(Map<String, Long> rows) {
        this(rows, "the size of");
    }

    public TableSizes {
        Objects.requireNonNull(asked);
        rows = rows.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(size -> inPublic(size.getKey()), Map.Entry::getValue, Math::max));
        rows.forEach((table, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException("a table has at least 0 rows: [" + table + "], [" + count + "]");
            }
        });
    }

    /** Return the name of a table as it is known here: without {@code public}. */
    static String inPublic(String table) {
        return table.startsWith("public.") ? table.substring("public.".length()) : table;
    }

    /** Return the declared rows of a table. */
    public OptionalLong of(String table) {
        Long declared = rows.get(inPublic(table));
        return declared == null ? OptionalLong.empty() : OptionalLong.of(declared);
    }

    /** Return whether every one of these tables is small; none of them is no work that anybody knows. */
    boolean areSmall(Set<String> tables) {
        return !tables.isEmpty() && tables.stream().allMatch(this::isSmall);
    }

    private boolean isSmall(String table) {
        Long declared = rows.get(inPublic(table));
        return declared != null && declared < SMALL;
    }
}
