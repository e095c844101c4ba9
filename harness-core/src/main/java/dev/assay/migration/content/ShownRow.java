package dev.assay.migration.content;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A row as text.
 *
 * @param values column to value, {@code NULL} for none; long values are cut
 * @param hashes column to hash of the whole value
 */
record ShownRow(Map<String, String> values, Map<String, Long> hashes) {
    String value(String column) {
        return values.getOrDefault(column, "NULL");
    }

    /** Return some columns for people: {@code id = 17, name = Ann}. */
    String write(List<String> columns) {
        return columns.stream().map(column -> column + " = " + value(column)).collect(Collectors.joining(", "));
    }

    /** Return the columns among these in which it differs from another one. */
    List<String> differing(ShownRow other, List<String> columns) {
        return columns.stream()
                .filter(column -> !hashes.getOrDefault(column, 0L).equals(other.hashes.getOrDefault(column, 0L)))
                .toList();
    }
}
