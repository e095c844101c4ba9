package dev.assay.migration.content;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns that are left out of a comparison, by {@code table.column}, with the schema before it unless that is {@code public}; a
 * star stands for any characters, unless a backslash stands before it: {@code orders.*}. Names are written as the catalog has them,
 * without quotes, except for a table of {@code public} with a dot in its name, which could be taken for a schema and a table: {@code
 * "order.item".note}. Immutable and thread-safe.
 *
 * @param patterns the patterns
 */
public record ColumnPatterns(List<String> patterns) {
    /** No column at all. */
    public static final ColumnPatterns NONE = new ColumnPatterns(List.of());

    public ColumnPatterns {
        patterns = List.copyOf(patterns);
    }

    /** Return the columns of these patterns. */
    public static ColumnPatterns of(Collection<String> patterns) {
        return new ColumnPatterns(patterns.stream().distinct().toList());
    }

    /**
     * Return columns of a table of that name in any schema.
     *
     * @param table its name without schema
     * @param columns their names
     */
    public static ColumnPatterns anywhere(String table, Collection<String> columns) {
        return of(columns.stream()
                .map(column -> table + "." + column)
                .flatMap(column -> Stream.of(column, "*." + column))
                .toList());
    }

    /** Return columns by their names, which may have a star in them. */
    static ColumnPatterns exactly(Collection<String> columns) {
        return of(columns.stream().map(column -> column.replace("*", "\\*")).toList());
    }

    /** Return these columns and others. */
    public ColumnPatterns and(ColumnPatterns others) {
        return of(Stream.concat(patterns.stream(), others.patterns().stream()).toList());
    }

    /** Return whether a column is among them. */
    public boolean match(String table, String column) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, table + "." + column));
    }

    /** Return whether a whole table is among them. */
    public boolean matchTable(String table) {
        return patterns.stream().anyMatch(pattern -> pattern.endsWith(".*") && matches(pattern, table + "."));
    }

    static boolean matches(String pattern, String name) {
        String regex = Stream.of(pattern.split("(?<!\\\\)\\*", -1))
                .map(part -> Pattern.quote(part.replace("\\*", "*")))
                .collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
    }
}
