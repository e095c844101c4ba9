package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.Step;
import dev.assay.migration.trace.TableActivity;
import dev.assay.schema.Relation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a statement does that takes longer with more rows, in tables that were there before its migration. */
final class GrowingWork {
    private GrowingWork() {}

    /** Return one such thing in words; empty if there is none. */
    static Optional<String> of(Step step) {
        Optional<RowStatement> rows = RowStatement.of(step.trace().sql());
        if (rows.isPresent()) {
            return rows.filter(statement -> !statement.isKeyed(step))
                    .flatMap(statement -> statement.table().in(step.before()))
                    .filter(table -> !step.stage().made(table.oid()))
                    .map(table -> "rows of [" + table.name() + "] are changed");
        }
        return told(step).or(() -> read(step).findFirst());
    }

    /** Return such a thing of which the server spoke, or that left a file; empty if there is none. */
    static Optional<String> told(Step step) {
        return Stream.of(files(step), verified(step), matched(step))
                .flatMap(words -> words)
                .findFirst();
    }

    private static Stream<String> files(Step step) {
        return step.trace().files().stream()
                .filter(file -> !file.created() && file.kind() != FileChange.Kind.TABLE_TRUNCATED)
                .map(file -> "[" + file.relation() + "] is written");
    }

    private static Stream<String> verified(Step step) {
        return step.after()
                .objects(Relation.class)
                .filter(relation -> !step.stage().made(relation.oid()))
                .filter(relation -> step.trace().said("verifying table \"" + relation.plainName() + '"'))
                .map(relation -> "[" + relation.name() + "] is verified");
    }

    private static Stream<String> matched(Step step) {
        return step.trace().said("validating foreign key constraint")
                ? Stream.of("the rows of a foreign key are matched")
                : Stream.empty();
    }

    /** What an ALTER reads it verifies or writes. */
    private static Stream<String> read(Step step) {
        return SqlWords.of(step.trace().sql()).startsWith("ALTER") ? Stream.empty() : tables(step);
    }

    private static Stream<String> tables(Step step) {
        return step.trace().activity().stream()
                .flatMap(List::stream)
                .filter(activity -> !activity.created() && activity.scanned() > 0)
                .map(TableActivity::table)
                .map(table -> "[" + table + "] is read");
    }
}
