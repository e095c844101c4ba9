package dev.assay.migration;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a statement did, as the server told it.
 *
 * @param migration whose statement it is
 * @param sql its text; for a Java migration, which is watched as a whole, its name
 * @param transactional whether it ran within a transaction of its migration
 * @param start when it began, since the first migration began, without the time of watching
 * @param elapsed how long it ran
 * @param locks within a transaction, all that it held after the statement; else, and for a statement that failed, what was
 *     seen from outside about once in a millisecond while it ran
 * @param files the files that it rewrote, emptied or built; none for a statement that failed
 * @param rowsScanned rows that sequential scans read; known within a transaction only
 * @param walBytes write-ahead log written; 0 for a statement that failed
 * @param sqlState the server's code if it failed, else empty
 */
public record StatementTrace(
        Migration migration,
        String sql,
        boolean transactional,
        Duration start,
        Duration elapsed,
        List<HeldLock> locks,
        List<FileChange> files,
        OptionalLong rowsScanned,
        long walBytes,
        String sqlState) {
    public StatementTrace {
        Objects.requireNonNull(migration);
        Objects.requireNonNull(sql);
        locks = List.copyOf(locks);
        files = List.copyOf(files);
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
                migration, sql, transactional, start, elapsed, held, files, rowsScanned, walBytes, sqlState);
    }
}
