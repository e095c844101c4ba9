package dev.assay.migration.hazard;

import dev.assay.migration.trace.Step;
import dev.assay.migration.trace.TableActivity;
import dev.assay.schema.Column;
import dev.assay.schema.Relation;
import dev.assay.schema.Schema;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Statements that write nearly all rows of an old table in one transaction. */
final class WholeTableRule implements HazardRule {
    private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric");

    @Override
    public Stream<Sighting> examine(Step step) {
        StatementText text = StatementText.of(step.trace());
        return text.isBlock() && text.withBodies().contains("LOOP")
                ? batches(step, text.withBodies())
                : whole(step, text);
    }

    private static Stream<Sighting> whole(Step step, StatementText text) {
        RowWrite write = RowWrite.of(text.isBlock() ? text.withBodies() : text);
        return WrittenTable.in(step, text).stream()
                .filter(written -> !write.isBounded(step.before(), written.table()))
                .flatMap(written -> written.deletes() ? delete(step, written) : update(step, written));
    }

    /** A table that is shut meanwhile is a hazard of its own. */
    private static Stream<Sighting> update(Step step, WrittenTable written) {
        if (written.isShut(step.trace())) {
            return Stream.empty();
        }
        String table = written.table().name();
        return Stream.of(new Sighting(
                "whole-table-update",
                step.trace(),
                table,
                "updates nearly all rows of " + table + " in one statement",
                ranged(step, written)));
    }

    private static Stream<Sighting> delete(Step step, WrittenTable written) {
        String table = written.table().name();
        return Stream.of(new Sighting(
                "delete-unbounded",
                step.trace(),
                table,
                "deletes nearly all rows of " + table + " in one statement",
                ranged(step, written)));
    }

    /** Ranges are made of numbers. */
    private static String ranged(Step step, WrittenTable written) {
        return key(step.before(), written.table())
                .filter(key -> NUMBERS.contains(key.type()))
                .flatMap(key -> NarrowedWrite.of(step.trace().sql(), written.table())
                        .map(write -> write.where(key.plainName(), "BETWEEN 1 AND 10000")))
                .map(sql -> sql + " -- and so on, a commit after each")
                .orElse("");
    }

    private static Optional<Column> key(Schema schema, Relation table) {
        return schema.indexes(table.oid())
                .filter(index -> index.primary() && !index.keys().isEmpty())
                .flatMap(index -> schema.column(table.oid(), index.keys().get(0)).stream())
                .findFirst();
    }

    private static Stream<Sighting> batches(Step step, StatementText text) {
        if (text.contains("COMMIT") && !step.trace().transactional()) {
            return Stream.empty();
        }
        return written(step, text)
                .distinct()
                .map(table -> Sighting.of(
                        "batch-in-do-block",
                        step.trace(),
                        table,
                        "writes batches of " + table + " in a loop that is one transaction"));
    }

    private static Stream<String> written(Step step, StatementText text) {
        if (step.trace().activity().isPresent()) {
            return step.trace().activity().get().stream()
                    .filter(activity -> activity.written() > 0 && !activity.created())
                    .map(TableActivity::table);
        }
        boolean writes = text.contains("UPDATE") || text.contains("DELETE");
        return text
                .firstNamed(step)
                .filter(table ->
                        writes && !step.trace().failed() && !step.stage().made(table.oid()))
                .map(Relation::name)
                .stream();
    }
}
