package dev.assay.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as they are written in SQL, quoted where they must be. */
public final class SqlName {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    /** Words that cannot be names of columns or tables without quotes, in any version from 12 on. */
    private static final Set<String> RESERVED = Pattern.compile(" ")
            .splitAsStream(
                    "all analyse analyze and any array as asc asymmetric authorization binary both case cast check"
                            + " collate collation column concurrently constraint create cross current_catalog current_date"
                            + " current_role current_schema current_time current_timestamp current_user default deferrable desc"
                            + " distinct do else end except false fetch for foreign freeze from full grant group having ilike"
                            + " in initially inner intersect into is isnull join lateral leading left like limit localtime"
                            + " localtimestamp natural not notnull null offset on only or order outer overlaps placing primary"
                            + " references returning right select session_user similar some symmetric system_user table"
                            + " tablesample then to trailing true union unique user using variadic verbose when where window"
                            + " with")
            .collect(Collectors.toUnmodifiableSet());

    private SqlName() {}

    /** Write a name without a schema. */
    public static String of(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Write the name of a table, with the schema unless that is {@code public}. */
    public static String of(Relation table) {
        return (table.schema().equals("public") ? "" : of(table.schema()) + ".") + of(table.plainName());
    }

    /** Write a name that stands as people see it, with the schema unless that is {@code public}. */
    public static String ofShown(String name) {
        return Arrays.stream(name.split("\\.", 2)).map(SqlName::of).collect(Collectors.joining("."));
    }

    /** Write the name of a table, view, sequence or index by its oid; empty if it is not there. */
    public static String of(Schema schema, long relation) {
        return schema.relation(relation).map(SqlName::of).orElse("");
    }

    /** Write the names of columns as a list. */
    public static String of(Collection<Column> columns) {
        return columns.stream().map(column -> of(column.plainName())).collect(Collectors.joining(", "));
    }

    /** Write a string, such as a name that a function takes. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Write a name that is made of parts: {@code orders_total_idx}. */
    public static String joined(String... parts) {
        return of(String.join("_", parts));
    }
}
