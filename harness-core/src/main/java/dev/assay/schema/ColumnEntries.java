package dev.assay.schema;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The part of a schema's text about columns, of composite types too. */
final class ColumnEntries {
    private final Schema schema;
    private final Map<Long, Integer> places = new HashMap<>();

    ColumnEntries(Schema schema) {
        this.schema = schema;
    }

    Stream<Entry> entries() {
        List<Column> columns = schema.objects(Column.class)
                .filter(column -> !column.relationName().startsWith("pg_temp."))
                .sorted(Comparator.comparingLong(Column::relation).thenComparingInt(Column::number))
                .toList();
        return columns.stream().map(this::entry);
    }

    /** Places are counted anew: dropped columns leave gaps in the numbers. */
    private Entry entry(Column column) {
        boolean ofRelation = schema.relation(column.relation()).isPresent();
        int place = places.merge(column.relation(), 1, Integer::sum);
        return new Entry(
                ofRelation ? Entry.Section.RELATIONS : Entry.Section.TYPES,
                column.relationName(),
                place,
                "column " + column.name(),
                place + ". " + definition(column));
    }

    private static String definition(Column column) {
        String collation = column.collation();
        return Words.of(
                column.type(),
                Words.when(!collation.isEmpty() && !collation.equals("default"), "collate " + collation),
                Words.when(column.notNull(), "not null"),
                identity(column.identity()),
                value(column));
    }

    private static String identity(char identity) {
        return switch (identity) {
            case 'a' -> "identity always";
            case 'd' -> "identity by default";
            default -> "";
        };
    }

    private static String value(Column column) {
        String expression = column.defaultValue();
        if (expression == null) {
            return "";
        }
        return switch (column.generated()) {
            case 's' -> "generated stored " + expression;
            case 'v' -> "generated virtual " + expression;
            default -> "default " + expression;
        };
    }
}
