package dev.assay.cli;

import dev.assay.migration.trace.Blocked;
import dev.assay.migration.trace.FileChange;
import dev.assay.migration.trace.HeldLock;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.trace.StatementTrace;
import dev.assay.schema.Change;
import java.util.List;
import java.util.function.Predicate;

/** What the results tell of a statement. */
record StatementView(StatementTrace trace) {
    double milliseconds() {
        return Math.round(trace.elapsed().toNanos() / 1e3) / 1e3;
    }

    String sql() {
        return trace.sql().strip().replaceFirst(";$", "");
    }

    String place() {
        return trace.migration().file() + (trace.line() > 0 ? ", line " + trace.line() : "");
    }

    List<List<String>> locks() {
        return trace.locks().stream()
                .map(lock -> List.of(lock.relation(), lock.mode().write()))
                .distinct()
                .toList();
    }

    List<String> indexesRebuilt() {
        return trace.files(FileChange.Kind.INDEX_REBUILT).stream()
                .filter(file -> !file.created())
                .map(FileChange::relation)
                .distinct()
                .toList();
    }

    /** Return the objects that it made, changed or dropped: {@code new INDEX orders_customer}. */
    List<String> changes() {
        return trace.changes().stream().map(StatementView::change).toList();
    }

    private static String change(Change change) {
        String verb = change.isNew() ? "new" : change.isGone() ? "gone" : "changed";
        return verb + " " + change.object().id().kind() + " " + change.object().name();
    }

    boolean blocksReads() {
        return blocks(LockMode::blocksReads, work -> work == Blocked.Work.READS);
    }

    boolean blocksWrites() {
        return blocks(LockMode::blocksWrites, work -> work != Blocked.Work.READS);
    }

    /** A lock on a table stops whom its mode stops; on an index, only a probe tells. */
    private boolean blocks(Predicate<LockMode> stops, Predicate<Blocked.Work> stopped) {
        return trace.blocked().stream().map(Blocked::work).anyMatch(stopped)
                || trace.locks().stream()
                        .filter(lock -> !lock.created() && isTable(lock))
                        .map(HeldLock::mode)
                        .anyMatch(stops);
    }

    private static boolean isTable(HeldLock lock) {
        return lock.table().equals(lock.relation());
    }
}
