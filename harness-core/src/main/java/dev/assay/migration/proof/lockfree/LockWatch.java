package dev.assay.migration.proof.lockfree;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.trace.LockMode;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server each millisecond who waits for whom. An execution is charged with the time for which the server says that it has
 * waited for a lock that the migration holds or asks for, itself or through others; not with what a busy machine adds. Thread-safe.
 */
final class LockWatch implements AutoCloseable {
    private static final String WAITING = """
            SELECT l.pid, pg_blocking_pids(l.pid), l.mode, coalesce(c.relname, ''),
                   1000 * extract(epoch FROM clock_timestamp()
                       - coalesce((to_jsonb(l) ->> 'waitstart')::timestamptz, a.query_start)),
                   (SELECT array_agg(h.pid::text || ' ' || h.mode) FROM pg_locks h
                    WHERE h.locktype = 'relation' AND h.relation = l.relation AND h.database = l.database AND h.pid <> l.pid)
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid LEFT JOIN pg_class c ON c.oid = l.relation
            WHERE NOT l.granted AND a.datname = current_database()
            """;

    private final Connection connection;
    private final Ticker ticker;
    private final Map<Integer, Client> clients;
    private final Blockers blockers;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(LockWatch::daemon);
    private final Future<?> looking;
    private final Map<Execution, Wait> waits = new HashMap<>();
    private long longestGap;
    private long looks;

    private LockWatch(Connection connection, List<Client> clients, Blockers blockers, Ticker ticker) {
        this.connection = connection;
        this.clients = clients.stream().collect(Collectors.toMap(Client::pid, client -> client));
        this.blockers = blockers;
        this.ticker = ticker;
        this.looking = thread.submit(this::watch);
    }

    static LockWatch over(TestDatabase database, List<Client> clients, Blockers blockers, Ticker ticker)
            throws SQLException {
        return new LockWatch(database.connect(), clients, blockers, ticker);
    }

    /** Forget what was seen until now. */
    synchronized void forget() {
        waits.clear();
        longestGap = 0;
    }

    /** Return the waits, the longest first. */
    synchronized List<Wait> waits() {
        List<Wait> sorted = new ArrayList<>(waits.values());
        sorted.sort((one, other) -> other.millis().compareTo(one.millis()));
        return sorted;
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

    private @Nullable Void watch() throws SQLException, InterruptedException {
        try (PreparedStatement query = connection.prepareStatement(WAITING)) {
            long last = ticker.nanos();
            while (!stop.await(1, TimeUnit.MILLISECONDS)) {
                List<Waiter> waiters = read(query);
                long now = ticker.nanos();
                note(waiters, now - last);
                last = now;
            }
        }
        return null;
    }

    private List<Waiter> read(PreparedStatement query) throws SQLException {
        Map<Integer, Execution> running = new HashMap<>();
        clients.forEach((pid, client) -> {
            Execution current = client.current();
            if (current != null) {
                running.put(pid, current);
            }
        });
        List<Waiter> waiters = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                waiters.add(new Waiter(
                        row.getInt(1),
                        Arrays.asList(integers(row.getArray(2))),
                        running.get(row.getInt(1)),
                        row.getString(3),
                        row.getString(4),
                        row.getBigDecimal(5).max(BigDecimal.ZERO),
                        texts(row.getArray(6))));
            }
        }
        return waiters;
    }

    /** Who waits, for whom, for which lock, since when, and who else holds or wants a lock on the same table. */
    private record Waiter(
            int pid,
            List<Integer> blockers,
            @Nullable Execution execution,
            String mode,
            String table,
            BigDecimal millis,
            List<String> others) {}

    private synchronized void note(List<Waiter> waiters, long gap) {
        looks++;
        longestGap = Math.max(longestGap, gap);
        Map<Integer, List<Integer>> waitsFor = new HashMap<>();
        waiters.forEach(waiter -> waitsFor.merge(waiter.pid(), waiter.blockers(), LockWatch::both));
        for (Waiter waiter : waiters) {
            if (blockers.isBlocker(waiter.pid())) {
                blockers.waited(waiter.blockers(), waiter.millis());
            } else if (waiter.execution() != null && reachesBlocker(waiter.pid(), waitsFor, new HashSet<>())) {
                waits.merge(waiter.execution(), charge(waiter), LockWatch::longer);
            }
        }
        notifyAll();
    }

    private Wait charge(Waiter waiter) {
        List<LockMode> modes = waiter.others().stream()
                .map(other -> other.split(" ", 2))
                .filter(other -> blockers.isBlocker(Integer.parseInt(other[0])))
                .map(other -> LockMode.ofServerName(other[1]))
                .sorted()
                .toList();
        return new Wait(
                waiter.execution() == null ? "" : waiter.execution().operation().name(),
                waiter.table(),
                waiter.mode(),
                modes.isEmpty() ? "a lock" : modes.get(modes.size() - 1).write(),
                blockers.statement(),
                waiter.millis());
    }

    private boolean reachesBlocker(int pid, Map<Integer, List<Integer>> waitsFor, Set<Integer> seen) {
        return seen.add(pid)
                && waitsFor.getOrDefault(pid, List.of()).stream()
                        .anyMatch(next -> blockers.isBlocker(next) || reachesBlocker(next, waitsFor, seen));
    }

    private static Wait longer(Wait one, Wait other) {
        return one.millis().compareTo(other.millis()) >= 0 ? one : other;
    }

    private static List<Integer> both(List<Integer> one, List<Integer> other) {
        List<Integer> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static Integer[] integers(Array array) throws SQLException {
        return (Integer[]) array.getArray();
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
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
            looking.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new SQLException("who waits for whom cannot be read", failure.getCause());
        } finally {
            connection.close();
        }
    }
}
