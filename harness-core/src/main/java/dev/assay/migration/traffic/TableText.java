package dev.assay.migration.traffic;

import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SqlName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as statements name it: by the columns that it has now, as an application does that was written for it.
 *
 * @param name as SQL writes it, with its schema unless that is {@code public}
 * @param columns all of them, in order
 * @param key those that tell its rows apart; empty without such
 * @param uniques the columns of each unique index; what an expression is made of is not known
 * @param references the columns that refer to other tables
 */
record TableText(
        String name, List<Column> columns, List<Column> key, List<List<Column>> uniques, Set<Integer> references) {
    private static final Pattern MADE_BY_DEFAULT = Pattern.compile("nextval\\(|uuid");

    static TableText of(Schema schema, Relation table) {
        List<Column> columns = schema.columns(table.oid())
                .sorted(Comparator.comparing(Column::number))
                .toList();
        List<Index> unique = schema.indexes(table.oid())
                .filter(index -> index.unique() && index.valid())
                .sorted(Comparator.comparing(Index::primary).reversed().thenComparing(Index::name))
                .toList();
        List<Column> key = unique.stream()
                .filter(index ->
                        index.immediate() && !index.partial() && !index.keys().contains(0))
                .map(index -> named(index, columns))
                .filter(candidate -> candidate.stream().allMatch(Column::notNull))
                .findFirst()
                .orElse(List.of());
        List<List<Column>> uniques =
                unique.stream().map(index -> named(index, columns)).toList();
        return new TableText(SqlName.of(table), columns, key, uniques, references(schema, table));
    }

    private static Set<Integer> references(Schema schema, Relation table) {
        Set<Integer> references = new HashSet<>();
        schema.constraints(table.oid())
                .filter(constraint -> constraint.kind() == Constraint.Kind.FOREIGN_KEY)
                .forEach(constraint -> references.addAll(constraint.columns()));
        return references;
    }

    private static List<Column> named(Index index, List<Column> columns) {
        return index.keys().stream()
                .flatMap(number -> columns.stream().filter(column -> column.number() == number))
                .toList();
    }

    /** Return whether the server gives the column its value. */
    static boolean isMade(Column column) {
        String value = column.defaultValue();
        return column.identity() != ' '
                || column.generated() != ' '
                || (value != null
                        && MADE_BY_DEFAULT
                                .matcher(value.toLowerCase(Locale.ROOT))
                                .find());
    }

    /** Return the columns that an insert names. */
    List<Column> written() {
        return columns.stream().filter(column -> !isMade(column)).toList();
    }

    /** Return the columns that an update sets: those of the key only if there is nothing else to set. */
    List<Column> changed() {
        List<Column> settable = columns.stream()
                .filter(column -> column.generated() == ' ' && column.identity() != 'a')
                .toList();
        List<Column> others =
                settable.stream().filter(column -> !key.contains(column)).toList();
        return others.isEmpty() ? settable : others;
    }

    String latest(int rows) {
        return "SELECT " + SqlName.of(columns) + " FROM " + name + order() + " LIMIT " + rows;
    }

    String byKey() {
        return "SELECT " + SqlName.of(columns) + " FROM " + name + where();
    }

    String insert() {
        String into = "INSERT INTO " + name;
        String marks = String.join(", ", Collections.nCopies(written().size(), "?"));
        String values =
                written().isEmpty() ? " DEFAULT VALUES" : " (" + SqlName.of(written()) + ") VALUES (" + marks + ")";
        return into + values + " RETURNING " + (key.isEmpty() ? "tableoid, ctid" : SqlName.of(key));
    }

    String update() {
        return "UPDATE " + name + " SET "
                + changed().stream()
                        .map(column -> SqlName.of(column.plainName()) + " = ?")
                        .collect(Collectors.joining(", "))
                + where();
    }

    /** Without a key, by the place where the insert of the same transaction has put the row. */
    String delete() {
        return "DELETE FROM " + name + (key.isEmpty() ? " WHERE tableoid = ? AND ctid = ?" : where());
    }

    /** Return the values of an insert, from a row of all columns. */
    List<@Nullable String> written(List<@Nullable String> row) {
        return values(written(), row);
    }

    /** Return the values of the key, from a row of all columns. */
    List<@Nullable String> key(List<@Nullable String> row) {
        return values(key, row);
    }

    /** Return the values of an update, from a row of all columns. */
    List<@Nullable String> changedThenKey(List<@Nullable String> row) {
        List<@Nullable String> values = new ArrayList<>(values(changed(), row));
        values.addAll(values(key, row));
        return values;
    }

    private List<@Nullable String> values(List<Column> chosen, List<@Nullable String> row) {
        List<@Nullable String> values = new ArrayList<>();
        chosen.forEach(column -> values.add(row.get(columns.indexOf(column))));
        return values;
    }

    private String order() {
        return key.isEmpty()
                ? ""
                : key.stream()
                        .map(column -> SqlName.of(column.plainName()) + " DESC")
                        .collect(Collectors.joining(", ", " ORDER BY ", ""));
    }

    private String where() {
        return key.stream()
                .map(column -> SqlName.of(column.plainName()) + " = ?")
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }
}
