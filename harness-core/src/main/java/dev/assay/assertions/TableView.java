package dev.assay.assertions;

import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table or view in its schema.
 *
 * @param schema what it was read with
 * @param relation itself
 */
record TableView(Schema schema, Relation relation) {
    private static final String KINDS = "rpvmf";

    static TableView find(Schema schema, String name) {
        List<Relation> tables = schema.objects(Relation.class)
                .filter(relation -> KINDS.indexOf(relation.kind()) >= 0)
                .toList();
        return tables.stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst()
                .map(relation -> new TableView(schema, relation))
                .orElseThrow(() -> new Unmet(Answer.missing(
                        "table [" + name + "] exists",
                        "tables",
                        name,
                        tables.stream().map(Relation::name).toList())));
    }

    String name() {
        return relation.name();
    }

    List<Column> columns() {
        return schema.columns(relation.oid())
                .sorted(Comparator.comparing(Column::number))
                .toList();
    }

    Column column(String name) {
        return columns().stream()
                .filter(column -> column.plainName().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unmet(Answer.missing(
                        "column [" + name() + "." + name + "] exists",
                        "columns",
                        name,
                        columns().stream().map(Column::plainName).toList())));
    }

    List<Constraint> constraints(Constraint.Kind kind) {
        return schema.constraints(relation.oid())
                .filter(constraint -> constraint.kind() == kind)
                .sorted(Comparator.comparing(Constraint::plainName))
                .toList();
    }

    /** Return the names of columns by their numbers; an expression is none. */
    List<String> names(List<Integer> numbers) {
        return numbers.stream()
                .map(number -> schema.column(relation.oid(), number)
                        .map(Column::plainName)
                        .orElse("(expression)"))
                .toList();
    }

    /** Return the name of an index of this table without its schema. */
    static String plainName(Index index) {
        return index.name().substring(index.name().lastIndexOf('.') + 1);
    }

    List<Index> indexes() {
        return schema.indexes(relation.oid())
                .sorted(Comparator.comparing(Index::name))
                .toList();
    }

    /** Return what constraints of some kinds demand, a line for each. */
    String described(Constraint.Kind... kinds) {
        String lines = Stream.of(kinds)
                .flatMap(kind -> constraints(kind).stream())
                .map(constraint -> "[" + constraint.plainName() + "] " + constraint.definition())
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "none" : lines;
    }
}
