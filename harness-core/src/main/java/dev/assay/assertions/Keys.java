package dev.assay.assertions;

import dev.assay.schema.Constraint;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.SqlName;
import java.util.List;
import java.util.stream.Collectors;

/** Judges primary, unique and foreign keys. */
final class Keys {
    private Keys() {}

    static void requirePrimary(TableView table, List<String> columns) {
        List<Constraint> keys = table.constraints(Constraint.Kind.PRIMARY_KEY);
        if (keys.stream().noneMatch(key -> table.names(key.columns()).equals(columns))) {
            throw new Unmet(Answer.of(
                            "primary key of [" + table.name() + "] is " + columns,
                            keys.isEmpty()
                                    ? "it has none"
                                    : table.names(keys.get(0).columns()).toString())
                    .fix(keys.isEmpty() ? addition(table, "PRIMARY KEY", columns) : ""));
        }
    }

    /** A unique index without a predicate is a key as a unique constraint is. */
    static void requireUnique(TableView table, List<String> columns) {
        List<List<String>> keys = table.indexes().stream()
                .filter(index -> index.unique() && !index.partial())
                .map(Index::keys)
                .map(table::names)
                .toList();
        if (!keys.contains(columns)) {
            throw new Unmet(Answer.of(
                            "unique key of [" + table.name() + "] on " + columns,
                            keys.isEmpty() ? "it has none" : "its unique keys are on " + listed(keys))
                    .fix(addition(table, "UNIQUE", columns)));
        }
    }

    static void requireForeign(TableView table, List<String> columns, String referenced) {
        List<Constraint> keys = table.constraints(Constraint.Kind.FOREIGN_KEY);
        if (keys.stream()
                .noneMatch(key -> table.names(key.columns()).equals(columns)
                        && target(table, key).equals(referenced))) {
            throw new Unmet(Answer.of(
                            "foreign key of [" + table.name() + "] from " + columns + " to [" + referenced + "]",
                            keys.isEmpty() ? "it has none" : "its foreign keys are " + described(table, keys))
                    .fix(addition(table, "FOREIGN KEY", columns)
                            .replace(";", " REFERENCES " + SqlName.ofShown(referenced) + ";")));
        }
    }

    private static String described(TableView table, List<Constraint> keys) {
        return keys.stream()
                .map(key -> "from " + table.names(key.columns()) + " to [" + target(table, key) + "]")
                .collect(Collectors.joining(", "));
    }

    private static String target(TableView table, Constraint key) {
        return table.schema().relation(key.referenced()).map(Relation::name).orElse("");
    }

    private static String listed(List<List<String>> keys) {
        return keys.stream().map(List::toString).collect(Collectors.joining(", "));
    }

    private static String addition(TableView table, String key, List<String> columns) {
        return "ALTER TABLE " + SqlName.of(table.relation()) + " ADD " + key + " ("
                + columns.stream().map(SqlName::of).collect(Collectors.joining(", ")) + ");";
    }
}
