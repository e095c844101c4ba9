package dev.assay.migration.proof.lockfree;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.trace.LockMode;
import dev.assay.migration.traffic.Failure;
import dev.assay.migration.traffic.KnownOperation;
import dev.assay.migration.traffic.TrafficSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The old application at work: some sessions that execute its operations until it is closed. */
final class TrafficRun implements AutoCloseable {
    private static final int CLIENTS = 4;
    /** Longer than any lock that a migration may be allowed to hold; only a session that hangs takes longer. */
    private static final long PATIENCE_MILLIS = 60_000;

    private final AtomicBoolean stop = new AtomicBoolean();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS, TrafficRun::daemon);
    private final Tally tally = new Tally(CLIENTS);
    private final List<TrafficSession> sessions = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<Future<Void>> running = new ArrayList<>();
    private final List<KnownOperation> operations;
    private final Map<String, LockMode> locked;
    private final Reach reach;
    private final OwnConflicts conflicts;
    private final Ticker ticker;

    private TrafficRun(
            List<KnownOperation> operations, Map<String, LockMode> locked, Blockers blockers, Ticker ticker) {
        this.operations = operations;
        this.locked = locked;
        this.reach = new Reach(locked);
        this.conflicts = new OwnConflicts(blockers);
        this.ticker = ticker;
    }

    /**
     * Start.
     *
     * @param operations all of the application, executed by one session
     * @param locked tables to which all other sessions go, if there are any, each with the strongest lock
     * @param blockers the sessions of the migration
     */
    static TrafficRun start(
            TestDatabase database,
            List<KnownOperation> operations,
            Map<String, LockMode> locked,
            Blockers blockers,
            Ticker ticker)
            throws SQLException {
        TrafficRun run = new TrafficRun(operations, locked, blockers, ticker);
        try {
            run.open(database);
        } catch (SQLException failure) {
            run.close();
            throw failure;
        }
        run.clients.forEach(client -> run.running.add(run.threads.submit(client)));
        return run;
    }

    private void open(TestDatabase database) throws SQLException {
        List<KnownOperation> near = operations.stream()
                .filter(operation -> operation.touches(locked.keySet()))
                .toList();
        for (int i = 0; i < CLIENTS; i++) {
            List<KnownOperation> own = new ArrayList<>(i == 0 || near.isEmpty() ? operations : near);
            Collections.rotate(own, i);
            TrafficSession session = TrafficSession.open(database);
            sessions.add(session);
            clients.add(new Client(session, own, tally, this::ended, ticker, stop));
        }
    }

    private void ended(KnownOperation operation, Tally.Begin begun, long begin, long end, Optional<Failure> failure) {
        reach.ended(operation, begin, end, failure);
        Optional<Failure> charged =
                failure.filter(found -> !conflicts.areToBlame(operation.name(), found, reach.wasOpened()));
        tally.ended(operation, begun, end - begin, charged);
    }

    List<Client> clients() {
        return clients;
    }

    Tally tally() {
        return tally;
    }

    Reach reach() {
        return reach;
    }

    /** Note that the migration may hold locks from now on. */
    void locks() {
        reach.opens(ticker.nanos());
    }

    /** Note that it holds none any more. */
    void unlocks() {
        reach.closes(ticker.nanos());
    }

    /** Wait until each operation was executed once more, and those of the locked tables so often. */
    void pass(long each) throws InterruptedException {
        tally.await(operations, locked.keySet(), each, PATIENCE_MILLIS);
    }

    @Override
    public void close() throws SQLException {
        stop.set(true);
        threads.shutdown();
        try {
            for (Future<Void> client : running) {
                client.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException endless) {
            for (TrafficSession session : sessions) {
                session.connection().abort(Runnable::run);
            }
            throw new SQLException("a session of the application still waits after the migration is over", endless);
        } catch (ExecutionException failure) {
            throw new SQLException("a session of the application was lost", failure.getCause());
        } finally {
            for (TrafficSession session : sessions) {
                session.close();
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "assay-traffic");
        thread.setDaemon(true);
        return thread;
    }
}
