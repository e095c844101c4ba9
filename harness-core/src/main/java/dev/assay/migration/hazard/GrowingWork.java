package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.Step;
import dev.assay.schema.Constraint;
import dev.assay.schema.Relation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that a statement does and that takes longer with more rows, in a table that was there before its migration.
 *
 * @param table the table, for a partition the partitioned one; empty if it is not known
 * @param words what is done: {@code [orders] is read}
 */
record GrowingWork(String table, String words) {
    /** Return such things; empty if there is none. */
    static List<GrowingWork> of(Step step) {
        Optional<RowStatement> rows = RowStatement.of(step.trace().sql());
        if (rows.isPresent()) {
            return rows
                    .filter(statement -> !statement.isKeyed(step))
                    .flatMap(statement -> statement.table().in(step))
                    .filter(table -> !step.stage().made(table.oid()))
                    .map(table -> on(step, table.name(), "rows of [" + table.name() + "] are changed"))
                    .stream()
                    .toList();
        }
        return Stream.concat(told(step).stream(), read(step)).toList();
    }

    /** Return such things of which the server spoke, or that left a file. */
    static List<GrowingWork> told(Step step) {
        return Stream.of(files(step), verified(step), matched(step))
                .flatMap(works -> works)
                .toList();
    }

    private static GrowingWork on(Step step, String table, String words) {
        return new GrowingWork(
                step.after()
                        .relation(table)
                        .map(found -> root(step, found).name())
                        .orElse(table),
                words);
    }

    private static Relation root(Step step, Relation table) {
        return table.isPartition()
                ? step.after()
                        .relation(table.parent())
                        .map(parent -> root(step, parent))
                        .orElse(table)
                : table;
    }

    private static Stream<GrowingWork> files(Step step) {
        return step.trace().files().stream()
                .filter(file -> !file.created() && file.kind() != FileChange.Kind.TABLE_TRUNCATED)
                .map(file -> on(step, file.table(), "[" + file.relation() + "] is written"));
    }

    private static Stream<GrowingWork> verified(Step step) {
        return step.after()
                .objects(Relation.class)
                .filter(relation -> !step.stage().made(relation.oid()))
                .filter(relation -> step.trace().said("verifying table \"" + relation.plainName() + '"'))
                .map(relation -> on(step, relation.name(), "[" + relation.name() + "] is verified"));
    }

    private static Stream<GrowingWork> matched(Step step) {
        String said = "validating foreign key constraint";
        return step.trace().said(said)
                ? Stream.of(new GrowingWork(
                        step.after()
                                .objects(Constraint.class)
                                .filter(key -> step.trace().said(said + " \"" + key.plainName() + '"'))
                                .findFirst()
                                .flatMap(key -> step.after().relation(key.table()))
                                .map(table -> root(step, table).name())
                                .orElse(""),
                        "the rows of a foreign key are matched"))
                : Stream.empty();
    }

    /** What an ALTER reads it verifies or writes. */
    private static Stream<GrowingWork> read(Step step) {
        return SqlWords.of(step.trace().sql()).startsWith("ALTER") ? Stream.empty() : tables(step);
    }

    private static Stream<GrowingWork> tables(Step step) {
        return step.trace().activity().stream()
                .flatMap(List::stream)
                .filter(activity -> !activity.created() && activity.scanned() > 0)
                .map(activity -> on(step, activity.table(), "[" + activity.table() + "] is read"));
    }
}
