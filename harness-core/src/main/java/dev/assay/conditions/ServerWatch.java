package dev.assay.conditions;

import dev.assay.check.Ticker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks the server every 100 ms, on a connection of its own, whether it writes a checkpoint or vacuums this database by
 * itself. A role that may not see the processes of others sees neither; that the server answers nothing is seen by any.
 */
public final class ServerWatch {
    private static final long PAUSE_NANOS = 100_000_000;
    private static final long LONGEST_ANSWER_NANOS = 250_000_000;
    private static final long PATIENCE_MILLIS = 1_000;
    private static final String QUERY = """
            select coalesce(bool_or(backend_type = 'checkpointer' and wait_event is distinct from 'CheckpointerMain'), false),
                   coalesce(bool_or(backend_type = 'autovacuum worker' and datname = current_database()), false)
            from pg_stat_activity where backend_type in ('checkpointer', 'autovacuum worker')
            """;

    private final Ticker ticker;
    private final Connection connection;
    private final Queue<Disturbance> found = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::watch, "assay-server-watch");
    private volatile boolean stopped;
    private volatile long askedNanos;

    private ServerWatch(Ticker ticker, Connection connection) {
        this.ticker = ticker;
        this.connection = connection;
        askedNanos = ticker.nanos();
    }

    /**
     * Start watching.
     *
     * @param connection used by nothing else until {@link #stop}; stays open unless the server no longer answers
     */
    public static ServerWatch start(Ticker ticker, Connection connection) {
        ServerWatch watch = new ServerWatch(ticker, connection);
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** Stop watching and return what was seen. Waits for an answer of at most a second, and gives the connection up then. */
    public List<Disturbance> stop() throws SQLException {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            noteSilence(askedNanos, ticker.nanos());
            connection.abort(Runnable::run);
        }
        return List.copyOf(found);
    }

    private void watch() {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            while (!stopped) {
                ask(statement);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException ended) {
            noteSilence(askedNanos, ticker.nanos());
        }
    }

    private void ask(PreparedStatement statement) throws SQLException {
        long begin = askedNanos;
        askedNanos = ticker.nanos();
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            long end = ticker.nanos();
            noteSilence(askedNanos, end);
            note(Cause.CHECKPOINT, row.getBoolean(1), begin, end);
            note(Cause.AUTOVACUUM, row.getBoolean(2), begin, end);
        }
    }

    private void noteSilence(long begin, long end) {
        note(Cause.SILENCE, end - begin >= LONGEST_ANSWER_NANOS, begin, end);
    }

    private void note(Cause cause, boolean seen, long begin, long end) {
        if (seen) {
            found.add(Disturbance.whole(cause, begin, end));
        }
    }
}
