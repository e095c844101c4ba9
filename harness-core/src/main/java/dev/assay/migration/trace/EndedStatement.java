package dev.assay.migration.trace;

import dev.assay.migration.Notice;
import dev.assay.schema.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement that has succeeded, and what the server says of it right after. */
final class EndedStatement {
    private final Observation observed;
    private final Clock clock;
    private final OpenMigration migration;
    private final OpenStatement statement;
    private final long end;
    private final Map<LockKey, LockSampler.Seen> seen;
    private final boolean within;
    private final SessionFacts before;
    private final SessionFacts after;
    private final List<Change> all;
    private final List<Change> changes;
    private long wal;

    private EndedStatement(
            Observation observed,
            Clock clock,
            OpenMigration migration,
            OpenStatement statement,
            long end,
            Connection connection)
            throws SQLException {
        this.observed = observed;
        this.clock = clock;
        this.migration = migration;
        this.statement = statement;
        this.end = end;
        this.seen = observed.stop(statement.start(), end);
        this.within = TransactionState.isOpen(connection);
        this.before = migration.facts;
        SessionFacts.Reading facts = new SessionFacts.Reading();
        this.all = observed.schema.refresh(connection, facts, statement.sql());
        this.after = facts.facts();
        this.changes = observed.books.others(all, observed.schema, observed.schema.before(all));
        this.wal = after.wal();
    }

    /** Ask the server about a statement that ended at this time, and make its answer the latest. */
    static Step read(
            Observation observed,
            Clock clock,
            OpenMigration migration,
            OpenStatement statement,
            long end,
            List<Notice> notices,
            Connection connection)
            throws SQLException {
        EndedStatement ended = new EndedStatement(observed, clock, migration, statement, end, connection);
        if (!ended.after.verbosity().isLoud()) {
            observed.queries.run(
                    connection, List.of(Verbosity.raising(TransactionState.within(connection))), (query, row) -> {});
        }
        migration.learn(ended.changes);
        StatementTrace trace = ended.trace(notices, connection);
        migration.advance(trace, ended.all, ended.after.withWal(ended.wal));
        return new Step(
                trace, observed.schema.before(ended.all), observed.schema, ended.before.settings(), migration.stage);
    }

    private StatementTrace trace(List<Notice> notices, Connection connection) throws SQLException {
        boolean same = within && after.transaction().equals(before.transaction());
        if (!same) {
            migration.endTransaction(clock.at(end));
        }
        Optional<List<TableActivity>> activity = within
                ? Optional.of(migration.activity(after.counters(), same ? migration.counted(before) : Map.of()))
                : activityOfAll(connection);
        List<Blocked> blocked = within ? probe(activity.orElse(List.of())) : blockedByModes();
        List<HeldLock> locks = within ? held() : seen();
        return new StatementTrace(
                migration.stage.migration(),
                statement.line(),
                statement.comments(),
                statement.sql(),
                statement.transactional() || within,
                statement.startTime(),
                statement.elapsed(end),
                locks,
                FileChanges.of(changes, observed.schema, migration.stage, statement.sql(), connection),
                changes,
                activity,
                notices,
                blocked,
                after.wal() - before.wal(),
                TemporaryFiles.bytes(notices),
                "");
    }

    private Optional<List<TableActivity>> activityOfAll(Connection connection) throws SQLException {
        if (statement.counters().isEmpty() || TransactionState.isOpen(connection)) {
            return Optional.empty();
        }
        return SharedCounters.after(connection, observed)
                .map(counts -> migration.activity(counts, statement.counters().get()));
    }

    private List<Blocked> probe(List<TableActivity> activity) throws SQLException {
        OpenTransaction transaction = migration.openTransaction(clock);
        List<LockKey> fresh =
                after.locks().stream().filter(lock -> !transaction.holds(lock)).toList();
        List<Long> written = activity.stream()
                .filter(table -> !table.created() && table.written() > 0)
                .map(TableActivity::oid)
                .toList();
        wal = transaction
                .effects
                .learn(migration.onOldTables(fresh), written, observed.probe)
                .orElse(wal);
        return migration.named(transaction.effects.blocked());
    }

    /** An index that is gone was dead when it was shut, or its table was shut with it. */
    private List<Blocked> blockedByModes() {
        Effects effects = new Effects();
        Map<LockKey, Long> old = migration.onOldTables(seen.keySet());
        old.entrySet()
                .removeIf(lock -> lock.getKey().relation() != lock.getValue()
                        && observed.schema.relation(lock.getKey().relation()).isEmpty());
        effects.learnFromModes(old);
        return migration.named(effects.blocked());
    }

    private List<HeldLock> held() {
        Map<LockKey, Duration> since = migration.openTransaction(clock).hold(after.locks(), seen, end);
        return migration.named(since, since);
    }

    private List<HeldLock> seen() {
        return migration.named(clock.times(seen, LockSampler.Seen::first), clock.times(seen, LockSampler.Seen::last));
    }
}
