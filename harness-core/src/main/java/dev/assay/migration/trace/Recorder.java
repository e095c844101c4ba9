package dev.assay.migration.trace;

import dev.assay.migration.Migration;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.Notice;
import dev.assay.migration.StatementListener;
import dev.assay.migration.script.StatementPlace;
import dev.assay.schema.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Asks the server after each statement what has become of everything. For one run, from one thread. */
final class Recorder implements StatementListener {
    private static final StatementPlace UNKNOWN = new StatementPlace(0, List.of());

    private final MigrationSource source;
    private final Observation observed;
    private final Witness witness;
    private final Clock clock;
    private final List<AppliedMigration> applied = new ArrayList<>();
    private @Nullable OpenMigration open;
    private @Nullable OpenStatement statement;
    private @Nullable Raised raised;
    private long commitStart;
    private long failedAt;

    /** What to set again on which session. */
    private record Raised(Verbosity original, Connection connection) {}

    Recorder(MigrationSource source, Observation observed, Witness witness) {
        this.source = source;
        this.observed = observed;
        this.witness = witness;
        this.clock = new Clock(observed.ticker);
    }

    /** Return the migrations that have ended. */
    List<AppliedMigration> applied() {
        return List.copyOf(applied);
    }

    @Override
    public void migrationStarts(Migration migration, Connection connection) throws SQLException {
        long called = clock.now();
        SessionStart start = SessionStart.read(connection, observed);
        if (!TransactionState.within(connection)) {
            raised = new Raised(start.facts().verbosity(), connection);
        }
        List<Relation> tables = observed.rows.refresh(observed.schema);
        if (!migration.version().isEmpty()) {
            observed.rows.meet(migration.version(), tables);
        }
        clock.leaveOutSince(called);
        open = open(migration, start);
    }

    private OpenMigration open(Migration migration, SessionStart session) {
        StartSchema start = new StartSchema(observed.schema);
        List<Relation> relations = observed.relations().toList();
        Set<Long> old = relations.stream().map(Relation::oid).collect(Collectors.toSet());
        Stage stage = new Stage(
                migration,
                source.runner(),
                observed.serverVersion,
                source.script(migration),
                start,
                old,
                observed.rows.known(),
                session.facts().settings());
        return new OpenMigration(stage, start, clock.at(clock.now()), session.facts(), session.unreported(), relations);
    }

    @Override
    public void statementStarts(String sql, Connection connection) throws SQLException {
        long called = clock.now();
        StatementPlace place = open == null ? UNKNOWN : open.locate(sql).orElse(UNKNOWN);
        boolean transactional = TransactionState.within(connection);
        Optional<Map<Long, Counters>> counters =
                transactional ? Optional.empty() : SharedCounters.after(connection, observed);
        if (transactional || open == null) {
            observed.watch(pid(connection));
        } else {
            observed.watchAlone(pid(connection), sql, open.facts.settings());
        }
        clock.leaveOutSince(called);
        long start = clock.now();
        statement =
                new OpenStatement(sql, place.line(), place.comments(), transactional, start, clock.at(start), counters);
    }

    @Override
    public void statementEnds(Connection connection, List<Notice> notices) throws SQLException {
        long end = clock.now();
        if (open != null && statement != null) {
            saw(EndedStatement.read(observed, clock, open, statement, end, notices, connection));
        }
        statement = null;
        clock.leaveOutSince(end);
    }

    private void saw(Step step) {
        observed.rows.written(step.trace());
        witness.saw(step);
    }

    @Override
    public void statementFails() {
        if (failedAt == 0) {
            failedAt = clock.now();
        }
    }

    @Override
    public void migrationCommits(Connection connection) throws SQLException {
        long called = clock.now();
        restoreVerbosity();
        observed.watchRelease(pid(connection));
        clock.leaveOutSince(called);
        commitStart = clock.now();
    }

    @Override
    public void migrationEnds() throws SQLException {
        long called = clock.now();
        LockSampler.Sighted seen = observed.stopRelease(commitStart, called);
        finish(open != null && open.isHolding() && !seen.free() ? called : letGo(seen.locks()));
    }

    /** Some runners tell late that a migration is committed. */
    private long letGo(Map<LockKey, LockSampler.Seen> seen) {
        OpenMigration migration = open;
        return seen.entrySet().stream()
                .filter(lock -> migration != null && migration.holds(lock.getKey()))
                .mapToLong(lock -> lock.getValue().last())
                .reduce(commitStart, Math::max);
    }

    /** Note that the running migration, if there is one, has failed. */
    void failed(MigrationFailedException failure) throws SQLException {
        long end = failedAt == 0 ? clock.now() : failedAt;
        long start = statement == null ? commitStart : statement.start();
        Map<LockKey, LockSampler.Seen> seen = observed.stop(Math.min(start, end), end);
        if (open != null && statement != null) {
            saw(FailedStatement.read(observed, clock, open, statement, end, seen, failure.sqlState()));
        } else if (open != null) {
            open.startSchema.lookThrough(observed.schema.refresh(observed.session));
        }
        statement = null;
        finish(end);
    }

    private void finish(long end) {
        if (open != null) {
            open.endTransaction(clock.at(end));
            Duration elapsed = clock.at(end).minus(open.start);
            applied.add(new AppliedMigration(open.stage.migration(), elapsed, open.statements));
            witness.ended(open.stage, List.copyOf(open.statements), observed.schema, open.facts.settings());
        }
        open = null;
        failedAt = 0;
    }

    /** What a transaction has set for itself ends with it. */
    private void restoreVerbosity() throws SQLException {
        if (raised != null && !raised.connection().isClosed() && !TransactionState.within(raised.connection())) {
            raised.original().restore(raised.connection());
        }
        raised = null;
    }

    private static int pid(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }
}
