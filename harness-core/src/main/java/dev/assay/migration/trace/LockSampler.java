package dev.assay.migration.trace;

import dev.assay.check.Ticker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks from a session of its own at the locks of another one. That is all there is for statements without a transaction,
 * whose locks are gone when they return, and for those that fail; and it tells when a transaction let go. What a session asks
 * for and waits for counts as well.
 */
final class LockSampler implements AutoCloseable {
    private static final long SHORTEST_PAUSE = TimeUnit.MICROSECONDS.toNanos(500);
    /** Within a transaction a statement that is over by then has its locks still when it ends. */
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    /** Within a transaction, looking more often than this part of the time that has passed would tell little more. */
    private static final int PART_OF_ELAPSED = 10;
    /** After so many runs the driver has the query prepared on the server, and the first look is as quick as all others. */
    private static final int WARM_UP = 6;

    private static final String LOCKS = """
            SELECT coalesce(relation, 0)::bigint, mode, granted
            FROM pg_locks
            WHERE pid = ? AND mode <> 'SIReadLock' AND (locktype = 'relation' AND relation >= 16384 OR NOT granted)
            """;

    private final Connection connection;
    private final PreparedStatement query;
    private final Ticker ticker;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(LockSampler::daemon);
    private CountDownLatch stop = new CountDownLatch(0);
    private @Nullable Future<Map<LockKey, Seen>> sampling;

    /** How to look. */
    enum Manner {
        /** Within a transaction: seldom, because its locks stay. */
        SPARING,
        /** Outside of one: all the time, and once before this returns. */
        CLOSE,
        /** Until nothing is held any more, which was held before. */
        UNTIL_FREE
    }

    /** Is asked after each look whether more can be seen; called from the sampler's thread. */
    interface Watcher {
        /** Does nothing. */
        Watcher NONE = waiting -> {};

        /** Note whether the session waits for a lock. */
        void looked(boolean waiting) throws SQLException;
    }

    /** When a lock was first and last seen, in the ticker's nanoseconds. */
    record Seen(long first, long last) {
        private Seen and(Seen later) {
            return new Seen(first, later.last);
        }

        /** The first look may begin a little before the statement, the last one a little after its end. */
        private Seen within(long start, long end) {
            return new Seen(Math.min(Math.max(first, start), end), Math.min(Math.max(last, start), end));
        }
    }

    /** Open a sampler over a connection that nobody else uses; it is closed with the sampler. */
    LockSampler(Connection connection, Ticker ticker) throws SQLException {
        this.connection = connection;
        this.ticker = ticker;
        this.query = connection.prepareStatement(LOCKS);
        for (int i = 0; i < WARM_UP; i++) {
            look(0, new HashMap<>());
        }
    }

    /** Start to look at the session with this process id. */
    void start(int pid, Manner manner, Watcher watcher) {
        CountDownLatch looked = new CountDownLatch(manner == Manner.CLOSE ? 1 : 0);
        CountDownLatch ended = new CountDownLatch(1);
        stop = ended;
        sampling = thread.submit(() -> sample(pid, manner, watcher, looked, ended));
        await(looked);
    }

    /** On a busy machine a thread may begin after a short statement has ended, and would see nothing of it. */
    private static void await(CountDownLatch looked) {
        try {
            looked.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stop, and return what was seen since the start, as if all was seen within these times; nothing if it was not started. */
    Map<LockKey, Seen> stop(long start, long end) throws SQLException {
        stop.countDown();
        Future<Map<LockKey, Seen>> running = sampling;
        sampling = null;
        Map<LockKey, Seen> seen = running == null ? new HashMap<>() : result(running);
        seen.replaceAll((key, times) -> times.within(start, end));
        return seen;
    }

    @Override
    public void close() throws SQLException {
        stop.countDown();
        thread.shutdown();
        connection.close();
    }

    private Map<LockKey, Seen> sample(
            int pid, Manner manner, Watcher watcher, CountDownLatch looked, CountDownLatch ended)
            throws SQLException, InterruptedException {
        Map<LockKey, Seen> seen = new HashMap<>();
        long began = ticker.nanos();
        long pause = manner == Manner.SPARING ? FIRST_PAUSE : 0;
        boolean more = true;
        while (more && !ended.await(pause, TimeUnit.NANOSECONDS)) {
            try {
                Look look = look(pid, seen);
                watcher.looked(look.waiting());
                more = manner != Manner.UNTIL_FREE || look.any();
            } finally {
                looked.countDown();
            }
            pause = manner == Manner.SPARING ? pause(ticker.nanos() - began) : SHORTEST_PAUSE;
        }
        return seen;
    }

    private static long pause(long elapsed) {
        return Math.min(Math.max(SHORTEST_PAUSE, elapsed / PART_OF_ELAPSED), LONGEST_PAUSE);
    }

    private record Look(boolean any, boolean waiting) {}

    private Look look(int pid, Map<LockKey, Seen> seen) throws SQLException {
        query.setInt(1, pid);
        long now = ticker.nanos();
        boolean any = false;
        boolean waiting = false;
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                waiting |= !row.getBoolean(3);
                if (row.getLong(1) != 0) {
                    any = true;
                    seen.merge(LockKey.of(row), new Seen(now, now), Seen::and);
                }
            }
        }
        return new Look(any, waiting);
    }

    private static Map<LockKey, Seen> result(Future<Map<LockKey, Seen>> running) throws SQLException {
        try {
            return running.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while looking at locks", interrupted);
        } catch (ExecutionException failure) {
            throw new SQLException("the locks of a migration cannot be read", failure.getCause());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "assay-lock-sampler");
        thread.setDaemon(true);
        return thread;
    }
}
