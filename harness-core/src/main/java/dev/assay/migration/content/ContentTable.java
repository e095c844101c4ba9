package dev.assay.migration.content;

import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table with rows of its own; a partitioned one stands for its partitions. Immutable and thread-safe.
 *
 * @param schema the schema
 * @param plainName the name without the schema
 * @param partitioned whether its rows live in partitions
 * @param columns the names of all columns, in their order
 * @param key the columns of the primary key, in the order of the key; empty without one
 */
public record ContentTable(
        String schema, String plainName, boolean partitioned, List<String> columns, List<String> key) {
    public ContentTable {
        Objects.requireNonNull(schema);
        Objects.requireNonNull(plainName);
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** Return the tables of a schema, without temporary ones, foreign ones, materialized views, and those of the runner. */
    static List<ContentTable> of(Schema schema, Collection<String> bookkeeping) {
        Map<Long, List<Column>> columns = schema.objects(Column.class).collect(Collectors.groupingBy(Column::relation));
        Map<Long, Constraint> keys = schema.objects(Constraint.class)
                .filter(constraint -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
                .collect(Collectors.toMap(Constraint::table, key -> key, (first, second) -> first));
        return schema.objects(Relation.class)
                .filter(ContentTable::isRead)
                .filter(table -> !bookkeeping.contains(table.plainName()))
                .map(table -> of(
                        table, columns.getOrDefault(table.oid(), List.of()), Stream.ofNullable(keys.get(table.oid()))))
                .toList();
    }

    private static boolean isRead(Relation relation) {
        return (relation.holdsOwnRows() || relation.isPartitioned())
                && !relation.isPartition()
                && relation.persistence() != 't';
    }

    private static ContentTable of(Relation table, List<Column> columns, Stream<Constraint> key) {
        Map<Integer, String> names = columns.stream().collect(Collectors.toMap(Column::number, Column::plainName));
        return new ContentTable(
                table.schema(),
                table.plainName(),
                table.isPartitioned(),
                columns.stream()
                        .sorted(Comparator.comparingInt(Column::number))
                        .map(Column::plainName)
                        .toList(),
                key.flatMap(constraint -> constraint.columns().stream())
                        .map(names::get)
                        .map(Objects::requireNonNull)
                        .toList());
    }

    /** Return what this table still has of the columns of an earlier one, with its key if that is still whole. */
    ContentTable like(ContentTable earlier) {
        return with(earlier.columns().stream().filter(columns::contains).toList(), earlier.key());
    }

    /** Return this table without some columns, with its key if that is still whole. */
    ContentTable without(Collection<String> names) {
        return with(columns.stream().filter(column -> !names.contains(column)).toList(), key);
    }

    private ContentTable with(List<String> kept, List<String> asked) {
        return new ContentTable(schema, plainName, partitioned, kept, kept.containsAll(asked) ? asked : List.of());
    }

    /** Return this table without some columns if it has no key, so that sums over whole rows are those of what is compared. */
    ContentTable without(ColumnPatterns columnsLeftOut) {
        List<String> kept = columns.stream()
                .filter(column -> !key.isEmpty() || !columnsLeftOut.match(name(), column))
                .toList();
        return new ContentTable(schema, plainName, partitioned, kept, key);
    }

    /** Return the name, with the schema unless that is {@code public}; in quotes if it could be taken for a schema and a name. */
    public String name() {
        if (!schema.equals("public")) {
            return schema + "." + plainName;
        }
        return plainName.contains(".") ? quoted(plainName) : plainName;
    }

    /** Return what stands behind FROM. Children that inherit from a table have their rows counted once, with themselves. */
    public String from() {
        return (partitioned ? "" : "ONLY ") + sqlName();
    }

    /** Return schema and name as SQL takes them. */
    public String sqlName() {
        return quoted(schema) + "." + quoted(plainName);
    }

    /** Return a name as SQL takes it, whatever is in it. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
