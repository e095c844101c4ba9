package dev.assay.migration.content;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a table held at one moment.
 *
 * @param table the table as it was
 * @param rows how many
 * @param columns column to checksum, in the order of the columns
 * @param whole the sum of the hashes of whole rows, in the order of the columns
 */
public record TableContent(ContentTable table, long rows, Map<String, Checksum> columns, BigInteger whole) {
    public TableContent {
        Objects.requireNonNull(table);
        Objects.requireNonNull(whole);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Return what this table has that another one has as well, without what is left out. */
    List<String> sharedColumns(TableContent other, ColumnPatterns without) {
        return columns.keySet().stream()
                .filter(other.columns()::containsKey)
                .filter(column -> !without.match(table.name(), column))
                .toList();
    }

    /**
     * Return the columns among these with other values, or with the same values in other rows. Where a column of the key is not
     * compared, or the key is another one, nobody knows which row is which, and the values alone count.
     */
    List<String> changed(TableContent other, List<String> compared) {
        boolean keyed = table.key().equals(other.table().key()) && compared.containsAll(table.key());
        List<String> byValue = compared.stream()
                .filter(column -> !sum(column).values().equals(other.sum(column).values()))
                .toList();
        boolean sameKeys = keyed && table.key().stream().noneMatch(byValue::contains);
        return !sameKeys
                ? byValue
                : compared.stream()
                        .filter(column -> !sum(column).equals(other.sum(column)))
                        .toList();
    }

    /** Return whether the rows differ although no column does: values stand in other rows. */
    boolean isShuffled(TableContent other, List<String> compared) {
        return table.key().isEmpty()
                && compared.equals(List.copyOf(columns.keySet()))
                && compared.equals(List.copyOf(other.columns().keySet()))
                && !whole.equals(other.whole());
    }

    private Checksum sum(String column) {
        return Objects.requireNonNull(columns.get(column));
    }
}
