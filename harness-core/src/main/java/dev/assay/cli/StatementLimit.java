package dev.assay.cli;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * Ends statements that run too long, such as one that waits for a lock for ever. From outside, because a setting of the
 * session would be part of what is looked at. Thread-safe.
 */
final class StatementLimit implements AutoCloseable {
    private static final long LOOKS_IN_A_LIMIT = 10;
    private static final String CANCEL = """
            SELECT count(*) FILTER (WHERE pg_cancel_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'
              AND clock_timestamp() - query_start > ? * interval '1 millisecond'""";

    private final DataSource database;
    private final long limit;
    private final AtomicBoolean used = new AtomicBoolean();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "assay statement limit");
        thread.setDaemon(true);
        return thread;
    });

    /** Begin to watch all sessions of a database. Nobody looks before the limit could be over for the first time. */
    StatementLimit(DataSource database, Duration limit) {
        this.database = database;
        this.limit = limit.toMillis();
        long pause = Math.max(1, this.limit / LOOKS_IN_A_LIMIT);
        var unused = watch.scheduleWithFixedDelay(this::cancelLate, this.limit, pause, TimeUnit.MILLISECONDS);
    }

    /** Return whether a statement was ended. */
    boolean used() {
        return used.get();
    }

    /** A connection for each look, because one that stays might be in the way of what is looked at. */
    private void cancelLate() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(CANCEL)) {
            statement.setLong(1, limit);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && row.getLong(1) > 0) {
                    used.set(true);
                }
            }
        } catch (SQLException gone) {
            // A server that is gone ends the statement by itself.
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
