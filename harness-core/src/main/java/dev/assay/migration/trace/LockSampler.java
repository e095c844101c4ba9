package dev.assay.migration.trace;

import dev.assay.check.Ticker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Looks from a session of its own at the locks of another one. That is all there is for statements without a transaction,
 * whose locks are gone when they return, and for those that fail; and it tells when a transaction let go. What a session asks
 * for and waits for counts as well.
 *
 * <p>Its thread sleeps until the next look is due, so that a statement that is over before costs it nothing.
 */
final class LockSampler implements AutoCloseable {
    /** After so many runs the driver has the query prepared on the server, and the first look is as quick as all others. */
    private static final int WARM_UP = 6;

    private static final long IDLE = TimeUnit.HOURS.toNanos(1);

    private static final String LOCKS = """
            SELECT coalesce(relation, 0)::bigint, mode, granted
            FROM pg_locks
            WHERE pid = ? AND mode <> 'SIReadLock' AND (locktype = 'relation' AND relation >= 16384 OR NOT granted)
            """;

    private final Connection connection;
    private final PreparedStatement query;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition looked = lock.newCondition();
    private @Nullable Sampling current;
    private long sleepsUntil;
    private boolean looking;
    private boolean closed;

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
        Seen within(long start, long end) {
            return new Seen(Math.min(Math.max(first, start), end), Math.min(Math.max(last, start), end));
        }
    }

    /** What one look meant. */
    record Look(boolean any, boolean waiting) {}

    /**
     * What all looks saw.
     *
     * @param free whether the last one saw that all was free again, where that was looked for
     */
    record Sighted(Map<LockKey, Seen> locks, boolean free) {
        static final Sighted NOTHING = new Sighted(Map.of(), false);
    }

    /** Open a sampler over a connection that nobody else uses; it is closed with the sampler. */
    LockSampler(Connection connection, Ticker ticker) throws SQLException {
        this.connection = connection;
        this.ticker = ticker;
        this.query = connection.prepareStatement(LOCKS);
        for (int i = 0; i < WARM_UP; i++) {
            look(0, new HashMap<>());
        }
        Thread thread = new Thread(this::run, "assay-lock-sampler");
        thread.setDaemon(true);
        thread.start();
    }

    /** Start to look at the session with this process id; fails if the thread is interrupted before the first look is over. */
    void start(int pid, Sampling.Manner manner, Watcher watcher) throws SQLException {
        Sampling sampling = new Sampling(pid, manner, watcher, ticker);
        lock.lock();
        try {
            current = sampling;
            if (sampling.due() < sleepsUntil) {
                changed.signal();
            }
            // On a busy machine a thread may begin after a short statement has ended, and would see nothing of it.
            while (!closed && !sampling.mayBegin()) {
                looked.await();
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } finally {
            lock.unlock();
        }
    }

    /** Stop, and return what was seen since the start, as if all was seen within these times; nothing if it was not started. */
    Sighted stop(long start, long end) throws SQLException {
        lock.lock();
        try {
            Sampling sampling = current;
            current = null;
            while (looking) {
                looked.await();
            }
            return sampling == null ? Sighted.NOTHING : sampling.sighted(start, end);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } finally {
            lock.unlock();
        }
    }

    private static SQLException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new SQLException("interrupted while looking at locks", interrupted);
    }

    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        connection.close();
    }

    /** Whoever starts what is due later than this sleeps need not wake it. */
    private void run() {
        lock.lock();
        try {
            while (!closed) {
                Sampling next = current;
                long pause = next == null || next.isOver() ? IDLE : next.due() - ticker.nanos();
                if (next != null && pause <= 0) {
                    lookOnce(next);
                } else {
                    sleepsUntil = ticker.nanos() + pause;
                    boolean unused = changed.await(pause, TimeUnit.NANOSECONDS);
                }
            }
        } catch (InterruptedException nobodyAsks) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            looked.signalAll();
            lock.unlock();
        }
    }

    private void lookOnce(Sampling sampling) {
        looking = true;
        lock.unlock();
        try {
            sampling.look(this::look);
        } finally {
            lock.lock();
            looking = false;
            looked.signalAll();
        }
    }

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
}
