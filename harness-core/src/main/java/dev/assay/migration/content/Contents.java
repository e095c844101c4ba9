package dev.assay.migration.content;

import dev.assay.database.TestDatabase;
import dev.assay.schema.LiveSchema;
import dev.assay.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What all tables of a database held at one moment: counts, and checksums by column. Without the tables of the runner, of
 * extensions and of other servers, without temporary tables and materialized views; large objects and the values of sequences are
 * not read. Immutable and thread-safe.
 *
 * @param tables by name, with the schema unless that is {@code public}
 */
public record Contents(SortedMap<String, TableContent> tables) {
    public Contents {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /**
     * Read all tables, each in one scan, as they are at one moment.
     *
     * @param connection outside a transaction; left as it was
     * @param bookkeeping the tables of the runner, without schema
     */
    public static Contents read(Connection connection, Collection<String> bookkeeping) throws SQLException {
        return Moment.of(
                connection, () -> read(connection, LiveSchema.readOnce(connection), bookkeeping, ColumnPatterns.NONE));
    }

    /**
     * Read all tables of a database, each in one scan, as they are at one moment.
     *
     * @param bookkeeping the tables of the runner, without schema
     */
    public static Contents read(TestDatabase database, Collection<String> bookkeeping) throws SQLException {
        try (Connection connection = database.connect()) {
            return read(connection, bookkeeping);
        }
    }

    /**
     * Read the same tables and columns again after a change, without new ones, and tell the rows by the same keys.
     *
     * @param earlier what was read before the change
     */
    public static Contents readLike(Contents earlier, TestDatabase database, Collection<String> bookkeeping)
            throws SQLException {
        try (Connection connection = database.connect()) {
            return Moment.of(connection, () -> {
                List<ContentTable> tables = ContentTable.of(LiveSchema.readOnce(connection), bookkeeping);
                return read(connection, tables.stream().flatMap(earlier::like).toList());
            });
        }
    }

    /**
     * Read all tables without some of their columns. A table whose key is not whole then counts as one without a key.
     *
     * @param columns names of columns, in whatever table
     * @param bookkeeping the tables of the runner, without schema
     */
    public static Contents readWithout(
            Collection<String> columns, TestDatabase database, Collection<String> bookkeeping) throws SQLException {
        try (Connection connection = database.connect()) {
            return Moment.of(connection, () -> {
                List<ContentTable> tables = ContentTable.of(LiveSchema.readOnce(connection), bookkeeping);
                return read(
                        connection,
                        tables.stream().map(table -> table.without(columns)).toList());
            });
        }
    }

    private Stream<ContentTable> like(ContentTable table) {
        return Stream.ofNullable(tables.get(table.name())).map(earlier -> table.like(earlier.table()));
    }

    /** Read within a transaction that stands at one moment already. */
    static Contents read(Connection connection, Schema schema, Collection<String> bookkeeping, ColumnPatterns without)
            throws SQLException {
        return read(
                connection,
                ContentTable.of(schema, bookkeeping).stream()
                        .map(table -> table.without(without))
                        .toList());
    }

    private static Contents read(Connection connection, List<ContentTable> selected) throws SQLException {
        OutputSettings.apply(connection);
        SortedMap<String, TableContent> tables = new TreeMap<>();
        for (ContentTable table : selected) {
            tables.put(table.name(), new TableReader(table).read(connection));
        }
        return new Contents(tables);
    }

    /** Return how many rows all tables hold. */
    public long rows() {
        return tables.values().stream().mapToLong(TableContent::rows).sum();
    }

    /**
     * Return how many values are compared with what is there.
     *
     * @param without columns that may differ
     */
    public long compared(Contents actual, ColumnPatterns without) {
        long values = 0;
        for (Map.Entry<TableContent, TableContent> pair : shared(actual).entrySet()) {
            TableContent table = pair.getKey();
            values +=
                    table.rows() * table.sharedColumns(pair.getValue(), without).size();
        }
        return values;
    }

    /** Compare with what is there, column by column. */
    public ContentDifference difference(Contents actual) {
        return difference(actual, ColumnPatterns.NONE);
    }

    /**
     * Compare with what is there, column by column. Columns that only one side has are named and not compared.
     *
     * @param without columns that may differ, such as {@link #undetermined}; their tables are still counted
     */
    public ContentDifference difference(Contents actual, ColumnPatterns without) {
        List<TableDifference> changed = new ArrayList<>();
        shared(actual).forEach((expected, found) -> {
            TableDifference difference = TableDifference.between(expected, found, without);
            if (!difference.isEmpty()) {
                changed.add(difference);
            }
        });
        return new ContentDifference(only(this, actual), only(actual, this), changed, without);
    }

    /**
     * Return the columns that no run decides: those with other values after another run of the same statements that nothing
     * disturbed, such as {@code now()} or {@code gen_random_uuid()}.
     *
     * @param again what the other run left
     */
    public ColumnPatterns undetermined(Contents again) {
        return ColumnPatterns.exactly(difference(again).tables().stream()
                .flatMap(table -> table.changed().stream().map(column -> table.name() + "." + column))
                .toList());
    }

    private Map<TableContent, TableContent> shared(Contents other) {
        Map<TableContent, TableContent> shared = new LinkedHashMap<>();
        tables.forEach((name, content) ->
                Stream.ofNullable(other.tables.get(name)).forEach(found -> shared.put(content, found)));
        return shared;
    }

    private static List<String> only(Contents in, Contents notIn) {
        return in.tables.keySet().stream()
                .filter(name -> !notIn.tables.containsKey(name))
                .toList();
    }
}
