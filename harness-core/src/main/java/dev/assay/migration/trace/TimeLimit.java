package dev.assay.migration.trace;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ends what still runs in a database when a trace has taken too long: asks the server to cancel what runs, a second later to
 * end its sessions, again and again, and where none is left interrupts the thread, which then waits for something else.
 * Thread-safe.
 */
public final class TimeLimit implements AutoCloseable {
    private static final String OTHERS =
            " FROM pg_stat_activity a WHERE a.datname = current_database() AND a.state = 'active'"
                    + " AND a.backend_type = 'client backend' AND a.pid <> pg_backend_pid() AND NOT a.pid = ANY (string_to_array(?, ',')::int[])";

    private static final String RUNNING = """
            SELECT a.query, (extract(epoch FROM clock_timestamp() - a.query_start) * 1000)::bigint,
                   (SELECT string_agg('session ' || b.pid || ' (' || coalesce(b.state, 'unknown') || '), last statement ['
                                      || left(b.query, 200) || ']', '; ')
                    FROM pg_stat_activity b WHERE b.pid = ANY (pg_blocking_pids(a.pid)))
            """ + OTHERS + " ORDER BY a.query_start LIMIT 1";

    private final Connection session;
    private final Duration limit;
    private final Thread runner = Thread.currentThread();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(TimeLimit::daemon);
    private Supplier<Set<Integer>> spared = Set::of;
    private @Nullable TraceTimeoutException exceeded;
    private boolean closed;

    /** Begin to count, for the thread that calls. The session is nobody else's, and is closed with the limit. */
    public TimeLimit(Connection session, Duration limit) {
        this.session = session;
        this.limit = limit;
        var unused = clock.schedule(this::cancel, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Leave these sessions alone; asked when the time is over. */
    synchronized void spare(Supplier<Set<Integer>> pids) {
        spared = pids;
    }

    private String own() {
        return spared.get().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Return what was running when the time was over; null if it was not. */
    synchronized @Nullable TraceTimeoutException exceeded() {
        return exceeded;
    }

    /** Return if the time was not over; else throw what {@link #exceeded} tells. */
    public synchronized void requireKept() throws TraceTimeoutException {
        if (exceeded != null) {
            throw exceeded;
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        closed = true;
        clock.shutdownNow();
        if (exceeded != null) {
            // The interrupt was meant for what ran until now.
            boolean unused = Thread.interrupted();
        }
        session.close();
    }

    private synchronized void cancel() {
        if (!closed) {
            exceeded = describe();
            end("pg_cancel_backend");
            var unused = clock.scheduleWithFixedDelay(this::terminate, 1, 1, TimeUnit.SECONDS);
        }
    }

    private synchronized void terminate() {
        if (!closed) {
            end("pg_terminate_backend");
        }
    }

    private TraceTimeoutException describe() {
        try (PreparedStatement query = session.prepareStatement(RUNNING)) {
            query.setString(1, own());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new TraceTimeoutException(
                                limit, row.getString(1), Duration.ofMillis(row.getLong(2)), row.getString(3))
                        : new TraceTimeoutException(limit, "", Duration.ZERO, null);
            }
        } catch (SQLException failure) {
            return new TraceTimeoutException(limit, "", Duration.ZERO, null);
        }
    }

    private void end(String function) {
        try (PreparedStatement query = session.prepareStatement("SELECT " + function + "(a.pid)" + OTHERS)) {
            query.setString(1, own());
            try (ResultSet ended = query.executeQuery()) {
                if (!ended.next()) {
                    runner.interrupt();
                }
            }
        } catch (SQLException gone) {
            runner.interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "assay-trace-limit");
        thread.setDaemon(true);
        return thread;
    }
}
