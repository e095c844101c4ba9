package dev.assay.migration.hazard;

import dev.assay.migration.script.Token;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Column;
import dev.assay.schema.Relation;
import dev.assay.schema.Trigger;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills that put old values over newer ones, or that fire triggers for every row. */
final class BackfillRule implements HazardRule {
    @Override
    public Stream<Sighting> examine(Step step) {
        StatementText text = StatementText.of(step.trace());
        return Stream.concat(overwrites(step, text), fires(step, text));
    }

    private static Stream<Sighting> overwrites(Step step, StatementText text) {
        if (!text.startsWith("UPDATE") || step.trace().failed()) {
            return Stream.empty();
        }
        RowWrite write = RowWrite.of(text);
        return text.firstNamed(step).stream()
                .filter(table -> !step.stage().made(table.oid()) && isFill(step, write, table))
                .flatMap(table -> step.stage()
                        .start()
                        .columns(table.oid())
                        .filter(column -> isOverwritten(step, write, column))
                        .map(column -> overwritten(step, table, column)));
    }

    /** Many rows, and not those of one key: a repair of single rows is no fill. */
    private static boolean isFill(Step step, RowWrite write, Relation table) {
        boolean ranges = write.condition().stream()
                .anyMatch(token -> token.is("BETWEEN")
                        || token.is("LIMIT")
                        || token.text().startsWith("<")
                        || token.text().startsWith(">"));
        return ranges || (!write.isBounded(step.before(), table) && write.asksForNothing());
    }

    private static boolean isOverwritten(Step step, RowWrite write, Column column) {
        List<Token> value = write.assigned().get(column.plainName());
        if (value == null || column.notNull() || write.asksFor(column.plainName())) {
            return false;
        }
        Set<String> others = step.before()
                .columns(column.relation())
                .map(Column::plainName)
                .filter(name -> !name.equals(column.plainName()))
                .collect(Collectors.toSet());
        return !RowWrite.mentions(value, column.plainName())
                && others.stream().anyMatch(other -> RowWrite.mentions(value, other));
    }

    private static Sighting overwritten(Step step, Relation table, Column column) {
        return new Sighting(
                "backfill-overwrites",
                step.trace(),
                table.name(),
                "computes " + column.name() + " anew in rows where it may have been written already",
                NarrowedWrite.of(step.trace().sql(), table)
                        .map(write -> write.where(column.plainName(), "IS NULL"))
                        .orElse(""));
    }

    private static Stream<Sighting> fires(Step step, StatementText text) {
        if ("replica".equals(step.settings().get("session_replication_role"))) {
            return Stream.empty();
        }
        return WrittenTable.in(step, text).stream()
                .filter(written -> !written.deletes())
                .flatMap(written -> step.before()
                        .objects(Trigger.class)
                        .filter(trigger -> trigger.table() == written.table().oid() && firesOnUpdate(trigger))
                        .map(trigger -> Sighting.of(
                                "backfill-fires-triggers",
                                step.trace(),
                                written.table().name(),
                                "fires " + trigger.plainName() + " for nearly all rows of "
                                        + written.table().name())));
    }

    private static boolean firesOnUpdate(Trigger trigger) {
        return trigger.enabled() && TriggerEvents.of(trigger).update();
    }
}
