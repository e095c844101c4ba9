package dev.assay.migration.preflight;

import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import dev.assay.schema.SqlName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that was there before a migration and still is.
 *
 * @param file the migration
 * @param was the table before it
 * @param start the schema before it
 * @param end the schema after it
 */
record ChangedTable(String file, Relation was, Schema start, Schema end) {
    /** Since this version the server can be asked whether a text is a value of a type. */
    private static final int READS_TYPES = 16_00_00;

    List<Question> questions(int serverVersion) {
        Stream<Question> types = serverVersion < READS_TYPES ? Stream.empty() : types();
        return Stream.of(required(), types, constraints(), uniqueIndexes())
                .flatMap(part -> part)
                .toList();
    }

    private Stream<Question> required() {
        return kept().filter(column -> column.notNull() && !before(column).notNull())
                .map(column -> question(
                        column.plainName() + " NOT NULL",
                        count(SqlName.of(before(column).plainName()) + " IS NULL")));
    }

    /** A value that the old type wrote must be one that the new type reads. */
    private Stream<Question> types() {
        return kept().filter(column -> !column.type().equals(before(column).type()))
                .map(column -> question(
                        column.plainName() + " " + column.type(),
                        count("NOT pg_input_is_valid(CAST("
                                + SqlName.of(before(column).plainName()) + " AS text), "
                                + SqlName.literal(column.type()) + ")")));
    }

    private Stream<Question> constraints() {
        return end.constraints(was.oid())
                .filter(constraint -> constraint.validated() && isNew(constraint))
                .flatMap(constraint -> question(constraint).stream());
    }

    private boolean isNew(Constraint constraint) {
        return start.constraints(was.oid()).noneMatch(old -> old.oid() == constraint.oid() && old.validated());
    }

    private Optional<Question> question(Constraint constraint) {
        return names(constraint.columns()).flatMap(columns -> switch (constraint.kind()) {
            case CHECK -> Optional.of(question(constraint, count(refused(constraint))));
            case FOREIGN_KEY -> orphans(constraint, columns);
            case PRIMARY_KEY, UNIQUE, EXCLUSION, NOT_NULL, TRIGGER -> Optional.empty();
        });
    }

    /** A check that is neither true nor false lets the row pass. */
    private static String refused(Constraint check) {
        String expression = check.definition().replaceFirst("^CHECK ", "").replaceFirst(" NO INHERIT$", "");
        return expression + " IS FALSE";
    }

    private Optional<Question> orphans(Constraint key, List<String> columns) {
        return Parent.of(key, start, end)
                .map(parent -> question(
                        key, "SELECT count(*) FROM " + SqlName.of(was) + " child WHERE " + parent.isMissedBy(columns)));
    }

    /** Keys are judged by the indexes behind them, so that a unique index without a constraint is asked about as well. */
    private Stream<Question> uniqueIndexes() {
        return end.indexes(was.oid())
                .filter(index -> index.unique() && index.valid())
                .filter(index -> start.indexes(was.oid()).noneMatch(old -> old.oid() == index.oid()))
                .filter(index -> !index.keys().contains(0) && !index.partial())
                .flatMap(index -> names(index.keys()).stream().map(columns -> duplicates(index, columns)));
    }

    private Question duplicates(Index index, List<String> columns) {
        String list = String.join(", ", columns);
        boolean nullsCount = index.definition().contains("NULLS NOT DISTINCT");
        String known = nullsCount
                ? ""
                : columns.stream()
                        .map(name -> name + " IS NOT NULL")
                        .collect(Collectors.joining(" AND ", " WHERE ", ""));
        return question(
                "UNIQUE (" + list + ")",
                "SELECT count(*) FROM (SELECT 1 FROM " + SqlName.of(was) + known + " GROUP BY " + list
                        + " HAVING count(*) > 1) repeated");
    }

    private Question question(Constraint constraint, String sql) {
        return question(constraint.definition(), sql);
    }

    private Question question(String demand, String sql) {
        return new Question(file, was.name(), demand, sql);
    }

    private String count(String condition) {
        return "SELECT count(*) FROM " + SqlName.of(was) + " WHERE " + condition;
    }

    /** Return the columns that were there before the migration. */
    private Stream<Column> kept() {
        Set<Integer> numbers = start.columns(was.oid()).map(Column::number).collect(Collectors.toSet());
        return end.columns(was.oid()).filter(column -> numbers.contains(column.number()));
    }

    private Column before(Column column) {
        return start.column(was.oid(), column.number()).orElseThrow();
    }

    /** Return the names of columns before the migration; empty if one of them was not there under the name that it has now. */
    private Optional<List<String>> names(List<Integer> numbers) {
        List<String> names = numbers.stream()
                .flatMap(number -> start.column(was.oid(), number).stream())
                .filter(column -> end.column(was.oid(), column.number())
                        .filter(now -> now.plainName().equals(column.plainName()))
                        .isPresent())
                .map(column -> SqlName.of(column.plainName()))
                .toList();
        return names.size() == numbers.size() ? Optional.of(names) : Optional.empty();
    }
}
