package dev.assay.migration.trace;

import dev.assay.schema.Change;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement that has failed, with what was seen from outside and what it left behind. */
final class FailedStatement {
    private FailedStatement() {}

    /** Read the schema again, which a transaction has left as it was, and make that the latest. */
    static Step read(
            Observation observed,
            Clock clock,
            OpenMigration migration,
            OpenStatement statement,
            long end,
            Map<LockKey, LockSampler.Seen> seen,
            String sqlState)
            throws SQLException {
        List<Change> all = observed.schema.refresh(observed.session);
        List<Change> left = statement.transactional()
                ? List.of()
                : observed.books.others(all, observed.schema, observed.schema.before(all));
        SessionFacts facts = migration.facts;
        StatementTrace trace = new StatementTrace(
                migration.stage.migration(),
                statement.line(),
                statement.comments(),
                statement.sql(),
                statement.transactional(),
                statement.startTime(),
                statement.elapsed(end),
                locks(clock, migration, statement, end, seen),
                List.of(),
                left,
                Optional.empty(),
                List.of(),
                blocked(migration, statement, seen),
                0,
                0,
                sqlState);
        migration.advance(trace, all, facts);
        return new Step(trace, observed.schema.before(all), observed.schema, facts.settings(), migration.stage);
    }

    private static List<Blocked> blocked(
            OpenMigration migration, OpenStatement statement, Map<LockKey, LockSampler.Seen> seen) {
        Effects effects = statement.transactional() ? migration.effects() : new Effects();
        effects.learnFromModes(migration.onOldTables(seen.keySet()));
        return migration.named(effects.blocked());
    }

    private static List<HeldLock> locks(
            Clock clock,
            OpenMigration migration,
            OpenStatement statement,
            long end,
            Map<LockKey, LockSampler.Seen> seen) {
        if (statement.transactional()) {
            Map<LockKey, Duration> since = migration.openTransaction(clock).heldOrSeen(seen);
            return migration.named(since, Map.of()).stream()
                    .map(lock -> lock.until(clock.at(end)))
                    .toList();
        }
        return migration.named(clock.times(seen, LockSampler.Seen::first), clock.times(seen, LockSampler.Seen::last));
    }
}
