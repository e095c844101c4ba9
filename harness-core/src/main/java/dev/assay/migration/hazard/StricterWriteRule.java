package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Column;
import dev.assay.schema.Constraint;
import dev.assay.schema.Index;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.stream.Stream;

/** Rules that may refuse what the old application writes. */
final class StricterWriteRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return Stream.of(constraints(step), notNull(step), indexes(step))
                .flatMap(part -> part)
                .distinct();
    }

    private static Stream<Sighting> constraints(Step step) {
        return Altered.in(step.trace(), Constraint.class).stream()
                .filter(Altered::isNew)
                .map(Altered::is)
                .filter(constraint -> constraint.kind() != Constraint.Kind.NOT_NULL
                        && constraint.kind() != Constraint.Kind.TRIGGER
                        && constraint.parent() == 0)
                .filter(constraint -> usesOldColumn(step, constraint))
                .filter(constraint -> step.before().index(constraint.index()).isEmpty()
                        || constraint.kind() == Constraint.Kind.FOREIGN_KEY)
                .flatMap(constraint ->
                        sighting(step, constraint.table(), constraint.plainName() + " " + constraint.definition()));
    }

    private static boolean usesOldColumn(Step step, Constraint constraint) {
        Schema start = step.stage().start();
        return constraint.columns().isEmpty()
                || constraint.columns().stream().anyMatch(number -> start.column(constraint.table(), number)
                        .isPresent());
    }

    private static Stream<Sighting> notNull(Step step) {
        return Altered.in(step.trace(), Column.class).stream()
                .filter(column ->
                        column.stays() && column.is().notNull() && !column.was().notNull())
                .map(Altered::is)
                .filter(column -> !impliedBefore(step.before(), column))
                .flatMap(column -> sighting(step, column.relation(), column.plainName() + " NOT NULL"));
    }

    private static boolean impliedBefore(Schema before, Column column) {
        return before.constraints(column.relation())
                .anyMatch(constraint -> constraint.definition().contains("(" + column.plainName() + " IS NOT NULL)"));
    }

    /** An index behind a constraint is told by its constraint. */
    private static Stream<Sighting> indexes(Step step) {
        return Altered.in(step.trace(), Index.class).stream()
                .filter(Altered::isNew)
                .map(Altered::is)
                .filter(Index::unique)
                .filter(index -> step.after().constraints(index.table()).noneMatch(rule -> rule.index() == index.oid()))
                .flatMap(index -> sighting(step, index.table(), "the unique index " + index.name()));
    }

    private static Stream<Sighting> sighting(Step step, long table, String rule) {
        return step.stage().made(table)
                ? Stream.empty()
                : step.after().relation(table).map(Relation::name).stream()
                        .map(name -> Sighting.of(
                                "app-write-rejected",
                                step.trace(),
                                name,
                                "new rows of " + name + " must obey " + rule));
    }
}
