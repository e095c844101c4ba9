package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Relation;
import dev.assay.schema.SqlName;
import dev.assay.schema.UserType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types of new columns that cost something later. */
final class TypeChoiceRule implements HazardRule {
    private static final Set<String> SHORT = Set.of("smallint", "integer");

    @Override
    public Stream<Sighting> examine(Step step) {
        List<Column> columns = Altered.in(step.trace(), Column.class).stream()
                .filter(Altered::isNew)
                .map(Altered::is)
                .filter(column -> isOwn(step, column.relation()))
                .toList();
        return Stream.of(json(step, columns), habits(step, columns), enums(step), keys(step))
                .flatMap(part -> part);
    }

    /** Partitions and children have the columns of their parents. */
    private static boolean isOwn(Step step, long table) {
        return step.after()
                .relation(table)
                .filter(found -> (found.holdsOwnRows() || found.isPartitioned()) && found.parent() == 0)
                .isPresent();
    }

    private static Stream<Sighting> json(Step step, List<Column> columns) {
        return columns.stream()
                .filter(column -> column.type().equals("json"))
                .map(column -> new Sighting(
                        "json-column",
                        step.trace(),
                        column.relationName(),
                        column.name() + " has no equality",
                        "ALTER TABLE " + SqlName.of(step.after(), column.relation()) + " ADD COLUMN "
                                + SqlName.of(column.plainName()) + " jsonb;"));
    }

    private static Stream<Sighting> habits(Step step, List<Column> columns) {
        return columns.stream()
                .filter(TypeChoiceRule::isHabit)
                .collect(Collectors.groupingBy(Column::relationName))
                .entrySet()
                .stream()
                .map(table -> Sighting.of(
                        "style",
                        step.trace(),
                        table.getKey(),
                        table.getValue().stream()
                                .map(column -> column.plainName() + " " + (isSerial(column) ? "serial" : column.type()))
                                .collect(Collectors.joining(", "))));
    }

    private static boolean isHabit(Column column) {
        return (column.type().startsWith("character") && column.type().contains("("))
                || column.type().matches("timestamp(\\(\\d\\))? without time zone")
                || isSerial(column);
    }

    private static boolean isSerial(Column column) {
        return Objects.requireNonNullElse(column.defaultValue(), "").startsWith("nextval(");
    }

    private static Stream<Sighting> enums(Step step) {
        return Altered.in(step.trace(), UserType.class).stream()
                .filter(type -> type.isNew() && type.is().kind() == 'e')
                .map(type -> Sighting.of(
                        "style", step.trace(), type.is().name(), type.is().name() + " is an enum, whose values stay"));
    }

    private static Stream<Sighting> keys(Step step) {
        return Altered.in(step.trace(), Constraint.class).stream()
                .filter(Altered::isNew)
                .map(Altered::is)
                .filter(key -> key.kind() == Constraint.Kind.PRIMARY_KEY
                        && key.columns().size() == 1)
                .filter(key -> isOwn(step, key.table()))
                .flatMap(key -> step.after().column(key.table(), key.columns().get(0)).stream())
                .filter(column -> SHORT.contains(column.type()))
                .map(column -> new Sighting(
                        "int-key-exhaustion",
                        step.trace(),
                        step.after()
                                .relation(column.relation())
                                .map(Relation::name)
                                .orElse(column.relationName()),
                        "the key " + column.name() + " is " + column.type(),
                        SqlName.of(column.plainName()) + " bigint"));
    }
}
