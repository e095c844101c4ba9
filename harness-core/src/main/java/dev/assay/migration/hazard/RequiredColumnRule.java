package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Column;
import dev.assay.schema.Relation;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds new columns that refuse NULL and give old rows, and old applications, no value. */
final class RequiredColumnRule implements HazardRule {
    private static final String NOT_NULL_VIOLATION = "23502";

    @Override
    public Stream<Sighting> examine(Step step) {
        return step.trace().failed() ? failed(step) : OldTables.changedBy(step).flatMap(RequiredColumnRule::succeeded);
    }

    private static Stream<Sighting> succeeded(TableChange change) {
        return change.newColumns()
                .filter(RequiredColumnRule::isRequired)
                .map(column -> change.sighting(
                        "required-column",
                        "adds [" + column.plainName() + "] to [" + change.name()
                                + "], which has no default and refuses NULL; an INSERT that does not name it fails with 23502",
                        ""));
    }

    private static boolean isRequired(Column column) {
        return column.notNull()
                && column.defaultValue() == null
                && column.identity() == ' '
                && column.generated() == ' ';
    }

    private static Stream<Sighting> failed(Step step) {
        return step.trace().sqlState().equals(NOT_NULL_VIOLATION)
                ? AlterTable.of(step.trace().sql()).stream()
                        .filter(alter -> alter.actions().stream().anyMatch(RequiredColumnRule::addsRequired))
                        .flatMap(alter -> sighting(step, alter).stream())
                : Stream.empty();
    }

    private static boolean addsRequired(SqlWords action) {
        return action.startsWith("ADD")
                && !action.contains("CONSTRAINT")
                && action.contains("NOT", "NULL")
                && !action.contains("DEFAULT")
                && !action.contains("GENERATED");
    }

    private static Optional<Sighting> sighting(Step step, AlterTable alter) {
        return alter.table()
                .in(step.before())
                .map(Relation::name)
                .map(table -> Sighting.of(
                        "required-column",
                        step.trace(),
                        table,
                        "adds a column to [" + table
                                + "] that has no default and refuses NULL, which old rows cannot obey"));
    }
}
