package dev.assay.migration.proof.lockfree;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server each millisecond who waits for whom. An execution is charged with the time for which the server says that it has
 * waited for a lock that the migration holds or asks for, itself or through others; not with what a busy machine adds. Thread-safe.
 */
final class LockWatch implements AutoCloseable {
    /** For a server that answers no more. */
    private static final long PATIENCE_MILLIS = 60_000;

    private final Connection connection;
    private final Ticker ticker;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(LockWatch::daemon);
    private final Future<?> looking;
    private final Charges charges;
    private long longestGap;
    private long looks;

    private LockWatch(Connection connection, List<Client> clients, Blockers blockers, Ticker ticker) {
        this.connection = connection;
        this.charges = new Charges(blockers);
        this.ticker = ticker;
        this.looking = thread.submit(() -> watch(clients));
    }

    static LockWatch over(TestDatabase database, List<Client> clients, Blockers blockers, Ticker ticker)
            throws SQLException {
        return new LockWatch(database.connect(), clients, blockers, ticker);
    }

    /** Forget what was seen until now. */
    synchronized void forget() {
        charges.forget();
        longestGap = 0;
    }

    /** Return how long each execution has waited, the longest first. */
    synchronized List<Wait> waits() {
        return charges.sums();
    }

    /** Return the longest time between two looks. */
    synchronized long longestGap() {
        return longestGap;
    }

    /** Wait for two more looks, the second of which began after this call. */
    synchronized void look() throws InterruptedException {
        long enough = looks + 2;
        while (looks < enough && !looking.isDone()) {
            wait(250);
        }
    }

    private @Nullable Void watch(List<Client> clients) throws SQLException, InterruptedException {
        try (Waiters waiters = new Waiters(connection, clients)) {
            long last = ticker.nanos();
            while (!stop.await(1, TimeUnit.MILLISECONDS)) {
                List<Waiter> waiting = waiters.look();
                long now = ticker.nanos();
                note(waiting, now - last);
                last = now;
            }
        }
        return null;
    }

    private synchronized void note(List<Waiter> waiting, long gap) {
        looks++;
        longestGap = Math.max(longestGap, gap);
        charges.note(waiting);
        notifyAll();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "assay-lock-watch");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws SQLException {
        stop.countDown();
        thread.shutdown();
        try {
            looking.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException endless) {
            connection.abort(Runnable::run);
            throw new SQLException("the server does not say any more who waits for whom", endless);
        } catch (ExecutionException failure) {
            throw new SQLException("who waits for whom cannot be read", failure.getCause());
        } finally {
            connection.close();
        }
    }
}
