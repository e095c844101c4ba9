package dev.assay.migration.hazard;

import dev.assay.migration.script.SqlWords;
import dev.assay.migration.trace.Step;
import dev.assay.migration.trace.TableActivity;
import dev.assay.schema.Relation;
import java.util.List;
import java.util.Optional;

/**
 * An UPDATE or a DELETE by itself.
 *
 * @param table the table
 * @param write the rest of its text
 */
record RowStatement(WrittenName table, RowWrite write) {
    /** A value that so many of the rows have finds more of them in production. */
    private static final double MANY = 0.25;

    /** Read a statement; empty if it is another one. */
    static Optional<RowStatement> of(String sql) {
        SqlWords words = SqlWords.of(sql);
        boolean deletes = words.startsWith("DELETE", "FROM");
        return deletes || words.startsWith("UPDATE")
                ? Optional.of(new RowStatement(
                        WrittenName.at(words.tokens(), deletes ? 2 : 1), RowWrite.of(new StatementText(words))))
                : Optional.empty();
    }

    /** Return whether an index finds the rows by a value: as few in production as here. */
    boolean isKeyed(Step step) {
        return table.in(step)
                .map(found -> new RowBounds(write, step.before(), found))
                .filter(bounds -> bounds.isKeyed() || (bounds.isLookup() && changesFew(step, bounds.table())))
                .isPresent();
    }

    private static boolean changesFew(Step step, Relation found) {
        long rows = step.stage().rows().getOrDefault(found.oid(), 0L);
        long changed = step.trace().activity().stream()
                .flatMap(List::stream)
                .filter(activity -> activity.oid() == found.oid())
                .mapToLong(TableActivity::written)
                .sum();
        return changed <= 1 || changed < MANY * rows;
    }
}
