package dev.assay.migration.data;

import dev.assay.migration.data.RunReport.StepReport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Goes through the rows of one step in one direction, batch by batch. For one use, from one thread. */
final class StepPass {
    /** The modes that others ask for and do not get are in pg_locks for every role; pg_stat_activity hides them from some. */
    private static final String WAITING = "SELECT count(DISTINCT pid) FROM pg_locks"
            + " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))";

    private final Connection connection;
    private final Transactions transactions;
    private final Journal journal;
    private final PlannedPass plan;
    private final RunSettings settings;
    private final BatchSize size;
    private long batches;
    private long passed;
    private long changed;
    private long retries;
    private Duration longest = Duration.ZERO;

    StepPass(
            Connection connection, Transactions transactions, Journal journal, PlannedPass plan, RunSettings settings) {
        this.connection = connection;
        this.transactions = transactions;
        this.journal = journal;
        this.plan = plan;
        this.settings = settings;
        size = new BatchSize(plan.step().batchRows());
    }

    StepReport run() throws SQLException, InterruptedException {
        long start = settings.ticker().nanos();
        BatchEnd end;
        do {
            waitForReplicas();
            end = nextBatch();
            settings.progress().progress(progress(end, start));
        } while (!end.finished());
        return new StepReport(plan.step().name(), batches, passed, changed, retries, size.smallest(), longest);
    }

    private record BatchEnd(boolean finished, long rows, long changed, boolean othersWait, Position position) {}

    private BatchEnd nextBatch() throws SQLException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            long start = settings.ticker().nanos();
            try {
                BatchEnd end = transactions.run(this::batch);
                committed(end, Duration.ofNanos(settings.ticker().nanos() - start));
                return end;
            } catch (SQLException failure) {
                if (!Transactions.isRepeatable(failure)
                        || attempt >= settings.throttle().attempts()) {
                    throw failure;
                }
            }
            retries++;
            size.shrink();
            settings.sleeper()
                    .sleep(settings.throttle().pause(attempt, settings.random().nextDouble()));
        }
    }

    private BatchEnd batch() throws SQLException {
        limitLockWaits();
        journal.hold(plan.state());
        Position position = journal.position(plan.number(), plan.direction());
        List<List<String>> keys = position.end().isEmpty()
                ? List.of()
                : plan.table().keys(connection, position.range(plan.table()), size.rows());
        if (keys.isEmpty()) {
            return new BatchEnd(true, 0, 0, false, position);
        }
        Batch batch = new Batch(plan.table(), keys, plan.condition());
        long rows = plan.work().apply(connection, batch);
        journal.advance(plan.number(), plan.direction(), batch, rows);
        boolean othersWait = othersWait();
        Position next = new Position(batch.last(), position.end(), position.passed() + keys.size(), position.total());
        return new BatchEnd(false, keys.size(), rows, othersWait, next);
    }

    private void committed(BatchEnd end, Duration time) {
        if (end.finished()) {
            return;
        }
        batches++;
        passed += end.rows();
        changed += end.changed();
        longest = longest.compareTo(time) < 0 ? time : longest;
        if (end.othersWait()) {
            size.shrink();
        } else {
            size.calm();
        }
    }

    private void limitLockWaits() throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute("SET LOCAL lock_timeout = "
                    + settings.throttle().lockTimeout().toMillis());
        }
    }

    private boolean othersWait() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(WAITING)) {
            return row.next() && row.getLong(1) > 0;
        }
    }

    /** Wait as long as it takes: a replica that is gone is not in the list, and one that is slow must not be made slower. */
    private void waitForReplicas() throws SQLException, InterruptedException {
        Throttle throttle = settings.throttle();
        for (int looks = 1; behind(throttle) > throttle.maxLag(); looks++) {
            settings.sleeper().sleep(throttle.pause(looks, settings.random().nextDouble()));
        }
    }

    private long behind(Throttle throttle) throws SQLException {
        return transactions.run(() -> throttle.lag().bytesBehind(connection));
    }

    private StepProgress progress(BatchEnd end, long start) {
        Position position = end.position();
        return new StepProgress(
                plan.migration(),
                plan.step().name(),
                plan.direction() == Direction.UNDO,
                position.passed(),
                position.total(),
                changed,
                Duration.ofNanos(settings.ticker().nanos() - start),
                end.finished());
    }
}
