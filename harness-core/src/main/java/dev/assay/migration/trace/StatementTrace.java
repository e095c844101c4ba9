package dev.assay.migration.trace;

import dev.assay.migration.Migration;
import dev.assay.migration.Notice;
import dev.assay.schema.Change;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a statement did, as the server told it.
 *
 * @param migration whose statement it is
 * @param line the line of the migration's file where it begins, from 1; 0 if unknown
 * @param comments the comments before it and within it, without their marks
 * @param sql its text
 * @param transactional whether it ran within a transaction, of its migration or opened by it
 * @param start when it began, since the first migration began, without the time of watching
 * @param elapsed how long it ran
 * @param locks within a transaction, all that it held after the statement; else, and for a statement that failed, what was
 *     seen from outside while it ran
 * @param files the files that it rewrote, emptied or built; none for a statement that failed
 * @param changes the objects that it made, changed or dropped; for a statement that failed, what it left behind
 * @param activity the tables whose rows it read or wrote; empty if unknown, as for a statement that failed
 * @param notices what the server said, from level DEBUG1 on
 * @param blocked what of others it stopped, in tables that were there before
 * @param walBytes write-ahead log that the server wrote meanwhile, for other databases too; 0 for a statement that failed
 * @param temporaryBytes size of the temporary files that it wrote; 0 where the session is no superuser's
 * @param sqlState the server's code if it failed, else empty
 */
public record StatementTrace(
        Migration migration,
        int line,
        List<String> comments,
        String sql,
        boolean transactional,
        Duration start,
        Duration elapsed,
        List<HeldLock> locks,
        List<FileChange> files,
        List<Change> changes,
        Optional<List<TableActivity>> activity,
        List<Notice> notices,
        List<Blocked> blocked,
        long walBytes,
        long temporaryBytes,
        String sqlState) {
    public StatementTrace {
        Objects.requireNonNull(migration);
        Objects.requireNonNull(sql);
        comments = List.copyOf(comments);
        locks = List.copyOf(locks);
        files = List.copyOf(files);
        changes = List.copyOf(changes);
        activity = activity.map(List::copyOf);
        notices = List.copyOf(notices);
        blocked = List.copyOf(blocked);
    }

    /** Return how many rows sequential scans read; empty if unknown. */
    public OptionalLong rowsScanned() {
        return activity.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(activity.get().stream()
                        .mapToLong(TableActivity::scanned)
                        .sum());
    }

    /** Return whether the server said this, or a text that holds it. */
    public boolean said(String text) {
        return notices.stream().anyMatch(notice -> notice.message().contains(text));
    }

    /** Return whether it failed. */
    public boolean failed() {
        return !sqlState.isEmpty();
    }

    /** Return the files of one kind of change. */
    public List<FileChange> files(FileChange.Kind kind) {
        return files.stream().filter(file -> file.kind() == kind).toList();
    }

    /** Return the tables that it rewrote and that were there before its migration. */
    public List<String> rewrites() {
        return files(FileChange.Kind.TABLE_REWRITTEN).stream()
                .filter(file -> !file.created())
                .map(FileChange::table)
                .toList();
    }

    /** Return this trace with its locks held until the transaction's end. */
    StatementTrace heldUntil(Duration end) {
        List<HeldLock> held =
                transactional ? locks.stream().map(lock -> lock.until(end)).toList() : locks;
        return new StatementTrace(
                migration,
                line,
                comments,
                sql,
                transactional,
                start,
                elapsed,
                held,
                files,
                changes,
                activity,
                notices,
                blocked,
                walBytes,
                temporaryBytes,
                sqlState);
    }
}
