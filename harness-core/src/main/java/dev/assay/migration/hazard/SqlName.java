package dev.assay.migration.hazard;

import dev.assay.schema.Column;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as they are written in SQL, quoted where they must be. */
final class SqlName {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    /** Reserved words that people use as names all the same. */
    private static final Set<String> RESERVED = Set.of(
            "all",
            "analyze",
            "case",
            "check",
            "column",
            "desc",
            "end",
            "default",
            "from",
            "grant",
            "group",
            "limit",
            "offset",
            "order",
            "primary",
            "references",
            "select",
            "table",
            "to",
            "union",
            "unique",
            "user",
            "when",
            "where",
            "window",
            "with");

    private SqlName() {}

    /** Write a name without a schema. */
    static String of(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Write the name of a table, with the schema unless that is {@code public}. */
    static String of(Relation table) {
        return (table.schema().equals("public") ? "" : of(table.schema()) + ".") + of(table.plainName());
    }

    /** Write the name of a table, view, sequence or index by its oid; empty if it is not there. */
    static String of(Schema schema, long relation) {
        return schema.relation(relation).map(SqlName::of).orElse("");
    }

    /** Write the names of columns as a list. */
    static String of(Collection<Column> columns) {
        return columns.stream().map(column -> of(column.plainName())).collect(Collectors.joining(", "));
    }

    /** Write a string, such as a name that a function takes. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Write a name that is made of parts: {@code orders_total_idx}. */
    static String joined(String... parts) {
        return of(String.join("_", parts));
    }
}
