package dev.assay.migration;

import dev.assay.check.Ticker;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Takes a snapshot after each statement and notes the differences. For one run, from one thread. */
final class Recorder implements StatementListener {
    private final LockSampler sampler;
    private final Ticker ticker;
    private final Collection<String> bookkeeping;
    private final long zero;
    private final List<AppliedMigration> applied = new ArrayList<>();
    private @Nullable OpenMigration open;
    private @Nullable OpenStatement statement;
    private long watching;
    private long commitStart;
    private long failedAt;

    private record OpenStatement(String sql, boolean transactional, long start) {}

    Recorder(LockSampler sampler, Ticker ticker, Collection<String> bookkeeping) {
        this.sampler = sampler;
        this.ticker = ticker;
        this.bookkeeping = List.copyOf(bookkeeping);
        this.zero = ticker.nanos();
    }

    /** Return the migrations that have ended. */
    List<AppliedMigration> applied() {
        return List.copyOf(applied);
    }

    @Override
    public void migrationStarts(Migration migration, Connection connection) throws SQLException {
        long called = ticker.nanos();
        Snapshot before = Snapshot.take(connection, bookkeeping);
        long start = ticker.nanos();
        watching += start - called;
        open = new OpenMigration(migration, since(start), before, this::since);
    }

    @Override
    public void statementStarts(String sql, Connection connection) throws SQLException {
        long called = ticker.nanos();
        boolean transactional = !connection.getAutoCommit();
        sampler.start(connection.unwrap(PGConnection.class).getBackendPID());
        OpenStatement started = new OpenStatement(sql, transactional, ticker.nanos());
        watching += started.start() - called;
        statement = started;
    }

    @Override
    public void statementEnds(Connection connection) throws SQLException {
        long end = ticker.nanos();
        if (open != null && statement != null) {
            open.statements.add(trace(open, statement, end, connection));
        }
        statement = null;
        watching += ticker.nanos() - end;
    }

    @Override
    public void statementFails() {
        if (failedAt == 0) {
            failedAt = ticker.nanos();
        }
    }

    @Override
    public void migrationCommits(Connection connection) throws SQLException {
        long called = ticker.nanos();
        sampler.start(connection.unwrap(PGConnection.class).getBackendPID());
        commitStart = ticker.nanos();
        watching += commitStart - called;
    }

    @Override
    public void migrationEnds() throws SQLException {
        long letGo = sampler.stop(commitStart, ticker.nanos()).values().stream()
                .mapToLong(LockSampler.Seen::last)
                .max()
                .orElse(commitStart);
        finish(Math.max(letGo, commitStart));
    }

    /** Note that the running migration, if there is one, has failed. */
    void failed(MigrationFailedException failure) throws SQLException {
        long end = failedAt == 0 ? ticker.nanos() : failedAt;
        long start = statement == null ? commitStart : statement.start();
        Map<LockKey, LockSampler.Seen> seen = sampler.stop(Math.min(start, end), end);
        if (open != null && statement != null) {
            open.statements.add(failed(open, statement, end, seen, failure.sqlState()));
        }
        statement = null;
        finish(end);
    }

    private void finish(long end) {
        if (open != null) {
            applied.add(close(open, end));
        }
        open = null;
        failedAt = 0;
    }

    private StatementTrace trace(OpenMigration migration, OpenStatement ended, long end, Connection connection)
            throws SQLException {
        Map<LockKey, LockSampler.Seen> seen = sampler.stop(ended.start(), end);
        Snapshot before = migration.latest();
        Snapshot after = Snapshot.take(connection, bookkeeping);
        long rows = migration.rowsRead(after);
        migration.advance(after);
        return new StatementTrace(
                migration.migration,
                ended.sql(),
                ended.transactional(),
                since(ended.start()),
                Duration.ofNanos(end - ended.start()),
                ended.transactional() ? migration.held(ended.start(), seen) : migration.seen(seen),
                FileChanges.between(migration.old(), before, after, ended.sql(), connection),
                ended.transactional() ? OptionalLong.of(rows) : OptionalLong.empty(),
                after.wal() - before.wal(),
                "");
    }

    private StatementTrace failed(
            OpenMigration migration,
            OpenStatement ended,
            long end,
            Map<LockKey, LockSampler.Seen> seen,
            String sqlState) {
        return new StatementTrace(
                migration.migration,
                ended.sql(),
                ended.transactional(),
                since(ended.start()),
                Duration.ofNanos(end - ended.start()),
                migration.seen(seen),
                List.of(),
                OptionalLong.empty(),
                0,
                sqlState);
    }

    private AppliedMigration close(OpenMigration migration, long end) {
        List<StatementTrace> statements = migration.statements.stream()
                .map(trace -> trace.heldUntil(since(end)))
                .toList();
        return new AppliedMigration(migration.migration, since(end).minus(migration.start), statements);
    }

    /** Watching holds locks longer than the migration alone would, so its time is left out. */
    private Duration since(long nanos) {
        return Duration.ofNanos(nanos - zero - watching);
    }
}
