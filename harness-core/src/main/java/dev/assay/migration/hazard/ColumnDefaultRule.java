package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.schema.Column;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Columns of old tables that get other values than before where the application gives none. */
final class ColumnDefaultRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        return Altered.in(step.trace(), Column.class).stream()
                .filter(Altered::stays)
                .filter(column -> atStart(step, column.is()).isPresent())
                .flatMap(column -> Stream.concat(values(step, column), nulls(step, column)));
    }

    private static Optional<Column> atStart(Step step, Column column) {
        return step.stage().start().column(column.relation(), column.number());
    }

    /** Another type and a renamed sequence change the text of a default and not its meaning. */
    private static Stream<Sighting> values(Step step, Altered<Column> column) {
        Column is = column.is();
        String before = text(column.was());
        String after = text(is);
        boolean sameMeaning = !is.type().equals(column.was().type())
                || is.generated() != column.was().generated()
                || (before.startsWith("nextval(") && after.startsWith("nextval("));
        if (before.equals(after) || sameMeaning) {
            return Stream.empty();
        }
        String change = is.name() + " gets [" + after + "] where it got [" + before + "]";
        if (!after.isEmpty()) {
            return Stream.of(Sighting.of("default-changed", step.trace(), is.relationName(), change));
        }
        return atStart(step, is).filter(start -> !text(start).isEmpty()).stream()
                .map(start -> Sighting.of(
                        "default-dropped",
                        step.trace(),
                        is.relationName(),
                        is.name() + " has not the default [" + before + "] any more"));
    }

    private static String text(Column column) {
        return Objects.requireNonNullElse(column.defaultValue(), "");
    }

    private static Stream<Sighting> nulls(Step step, Altered<Column> column) {
        Column is = column.is();
        return column.was().notNull() && !is.notNull()
                ? Stream.of(Sighting.of(
                        "drop-not-null", step.trace(), is.relationName(), is.name() + " can be NULL from now on"))
                : Stream.empty();
    }
}
