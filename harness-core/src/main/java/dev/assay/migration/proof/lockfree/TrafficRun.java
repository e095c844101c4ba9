package dev.assay.migration.proof.lockfree;

import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.traffic.KnownOperation;
import dev.assay.migration.traffic.TrafficSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
    private final Set<String> locked;

    private TrafficRun(List<KnownOperation> operations, Set<String> locked) {
        this.operations = operations;
        this.locked = locked;
    }

    /**
     * Start.
     *
     * @param operations all of the application, executed by one session
     * @param locked tables to which all other sessions go, if there are any
     */
    static TrafficRun start(TestDatabase database, List<KnownOperation> operations, Set<String> locked, Ticker ticker)
            throws SQLException {
        TrafficRun run = new TrafficRun(operations, locked);
        List<KnownOperation> near = operations.stream()
                .filter(operation -> operation.touches(locked))
                .toList();
        for (int i = 0; i < CLIENTS; i++) {
            List<KnownOperation> own = new ArrayList<>(i == 0 || near.isEmpty() ? operations : near);
            Collections.rotate(own, i);
            TrafficSession session = TrafficSession.open(database);
            run.sessions.add(session);
            run.clients.add(new Client(session, own, run.tally, ticker, run.stop));
        }
        run.clients.forEach(client -> run.running.add(run.threads.submit(client)));
        return run;
    }

    List<Client> clients() {
        return clients;
    }

    Tally tally() {
        return tally;
    }

    /** Wait until each operation was executed once more, and those of the locked tables so often. */
    void pass(long each) throws InterruptedException {
        tally.await(operations, locked, each, PATIENCE_MILLIS);
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
