package dev.assay.migration.proof.runner;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks, while one runner works alone on a database, whether one of its sessions waits for another one that is idle in a transaction:
 * both are the runner's, so that it waits for itself, for ever. Neither may do anything for a second, since a migration with two
 * sessions may leave one of them idle for a moment. The session that waits is then ended.
 */
final class SelfWait {
    private static final long PAUSE_NANOS = 1_000_000;
    private static final long ETERNITY_NANOS = 1_000_000_000;
    /** A machine that stood still for a second has seen nothing meanwhile. */
    private static final int LOOKS = 20;

    /** The own session and those of the limit do not hold any lock. */
    private static final String STUCK = """
            SELECT a.pid, a.query, b.query, concat_ws(' ', a.query_start, b.pid, b.state_change)
            FROM pg_stat_activity a CROSS JOIN LATERAL unnest(pg_blocking_pids(a.pid)) blocker
                 JOIN pg_stat_activity b ON b.pid = blocker
            WHERE a.datname = current_database() AND a.state = 'active' AND a.wait_event_type = 'Lock'
                  AND b.datname = current_database() AND b.state LIKE 'idle in transaction%' ORDER BY 1, 4 LIMIT 1
            """;

    private final Connection session;
    private final Ticker ticker;
    private final CompletableFuture<Optional<Found>> found;
    private volatile boolean over;

    /**
     * What was seen.
     *
     * @param waiting the statement that waits
     * @param holding the last statement of the session that it waits for
     */
    record Found(String waiting, String holding) {}

    private SelfWait(Connection session, Executor executor, Ticker ticker) {
        this.session = session;
        this.ticker = ticker;
        this.found = CompletableFuture.supplyAsync(this::look, executor);
    }

    static SelfWait on(TestDatabase database, Executor executor, Ticker ticker) throws SQLException {
        return new SelfWait(database.connect(), executor, ticker);
    }

    /** Look no more, and return what was seen. */
    Optional<Found> end() throws SQLException {
        over = true;
        try (session) {
            return found.join();
        } catch (CompletionException failure) {
            throw new SQLException("the sessions of the runner cannot be watched", failure);
        }
    }

    private Optional<Found> look() {
        try (Statement statement = session.createStatement()) {
            String stuck = "";
            long since = 0;
            int looks = 0;
            while (!over) {
                try (ResultSet row = statement.executeQuery(STUCK)) {
                    String now = row.next() ? row.getInt(1) + " " + row.getString(4) : "";
                    if (now.isEmpty() || !now.equals(stuck)) {
                        stuck = now;
                        since = ticker.nanos();
                        looks = 0;
                    } else if (++looks >= LOOKS && ticker.nanos() - since >= ETERNITY_NANOS) {
                        Found seen = new Found(row.getString(2), row.getString(3));
                        statement.execute("SELECT pg_terminate_backend(" + row.getInt(1) + ")");
                        return Optional.of(seen);
                    }
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return Optional.empty();
        } catch (SQLException failure) {
            throw new CompletionException(failure);
        }
    }
}
