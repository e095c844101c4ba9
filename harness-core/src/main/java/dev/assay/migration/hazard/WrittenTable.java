package dev.assay.migration.hazard;

import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.migration.trace.Step;
import dev.assay.migration.trace.TableActivity;
import dev.assay.schema.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table of which a statement writes nearly all rows.
 *
 * @param table the table, for a partition the partitioned one
 * @param deletes whether it deletes them
 */
record WrittenTable(Relation table, boolean deletes) {
    /** Nearly all: a condition that so many rows meet does not bound the work. */
    private static final double NEARLY_ALL = 0.9;

    /** Fewer rows than these do not tell what a condition bounds. */
    private static final long FEW = 10;

    /** Find the tables that were there before the migration. Without rows, or without counts as outside of a transaction, the text alone decides. */
    static List<WrittenTable> in(Step step, StatementText text) {
        List<WrittenTable> found = new ArrayList<>(step.trace().activity().orElse(List.of()).stream()
                .flatMap(activity -> of(step, activity, text))
                .distinct()
                .toList());
        if (found.isEmpty()) {
            unseen(step, text).ifPresent(found::add);
        }
        return found;
    }

    private static Stream<WrittenTable> of(Step step, TableActivity activity, StatementText text) {
        long rows = rows(step, activity);
        boolean all = rows > 0 && Math.max(activity.updated(), activity.deleted()) >= NEARLY_ALL * rows;
        boolean tells = rows >= FEW || RowWrite.of(text).asksForNothing();
        return all && tells && !activity.created()
                ? step.before().relation(activity.oid()).stream()
                        .map(table -> new WrittenTable(root(step, table), activity.deleted() > activity.updated()))
                : Stream.empty();
    }

    /** A statement that reads its own table twice has scanned more rows than there are, and one that follows an index fewer. */
    private static long rows(Step step, TableActivity activity) {
        long known = step.stage().rows().getOrDefault(activity.oid(), 0L);
        return known > 0 && activity.scanned() > 0
                ? Math.min(known, activity.scanned())
                : Math.max(known, activity.scanned());
    }

    private static Relation root(Step step, Relation table) {
        Relation root = table;
        while (root.isPartition()) {
            Optional<Relation> parent = step.before().relation(root.parent());
            if (parent.isEmpty()) {
                return root;
            }
            root = parent.get();
        }
        return root;
    }

    /** Without rows or without counts, only a condition that asks for NULL or nothing at all is known to bound nothing. */
    private static Optional<WrittenTable> unseen(Step step, StatementText text) {
        boolean update = text.startsWith("UPDATE");
        if (step.trace().failed()
                || !(update || text.startsWith("DELETE"))
                || !RowWrite.of(text).asksForNothing()) {
            return Optional.empty();
        }
        return text.firstNamed(step)
                .filter(table -> !step.stage().made(table.oid()))
                .filter(table ->
                        step.trace().activity().isEmpty() || !step.stage().filled(table.oid()))
                .filter(table -> table.holdsOwnRows() || table.isPartitioned())
                .map(table -> new WrittenTable(table, !update));
    }

    /** Return whether the transaction of the statement has shut the table for everybody. */
    boolean isShut(StatementTrace trace) {
        return trace.locks().stream().anyMatch(this::isShutBy);
    }

    private boolean isShutBy(HeldLock lock) {
        return lock.oid() == table.oid() && lock.mode() == LockMode.ACCESS_EXCLUSIVE;
    }
}
