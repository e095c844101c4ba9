package dev.assay.migration.preflight;

import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SqlName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a foreign key points to, as it was before the migration.
 *
 * @param table the table as SQL
 * @param columns its columns as SQL, in the order of the key
 */
record Parent(String table, List<String> columns) {
    /** Return it; empty if the migration makes it, or names cannot be known. */
    static Optional<Parent> of(Constraint key, Schema start, Schema end) {
        return start.relation(key.referenced()).flatMap(table -> of(table, key, start, end));
    }

    private static Optional<Parent> of(Relation table, Constraint key, Schema start, Schema end) {
        List<String> columns = end.index(key.index()).map(Index::keys).orElse(List.of()).stream()
                .flatMap(number -> start.column(table.oid(), number).stream())
                .map(Column::plainName)
                .map(SqlName::of)
                .toList();
        List<String> written = written(key);
        return columns.size() == key.columns().size() && sameNames(columns, written)
                ? Optional.of(new Parent(SqlName.of(table), written))
                : Optional.empty();
    }

    /** The index has the columns in an order of its own; the definition has them in that of the key. */
    private static List<String> written(Constraint key) {
        String definition = key.definition();
        int from = definition.indexOf('(', definition.indexOf(" REFERENCES "));
        return Stream.of(definition
                        .substring(from + 1, definition.indexOf(')', from))
                        .split(",", -1))
                .map(String::strip)
                .toList();
    }

    private static boolean sameNames(List<String> columns, List<String> written) {
        return columns.stream()
                .sorted()
                .toList()
                .equals(written.stream().sorted().toList());
    }

    /** Return the condition that is true for rows that point nowhere; NULL points nowhere on purpose. */
    String isMissedBy(List<String> children) {
        String known =
                children.stream().map(name -> "child." + name + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String same = IntStream.range(0, children.size())
                .mapToObj(i -> "parent." + columns.get(i) + " = child." + children.get(i))
                .collect(Collectors.joining(" AND "));
        return known + " AND NOT EXISTS (SELECT 1 FROM " + table + " parent WHERE " + same + ")";
    }
}
