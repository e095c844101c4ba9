package dev.assay.migration.proof.lockfree;

import dev.assay.check.Ticker;
import dev.assay.migration.traffic.Failure;
import dev.assay.migration.traffic.KnownOperation;
import dev.assay.migration.traffic.TrafficSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A session of the old application that runs its operations one after the other until it is told to stop. */
final class Client implements Callable<Void> {
    private final TrafficSession session;
    private final int pid;
    private final List<KnownOperation> operations;
    private final Tally tally;
    private final Listener listener;
    private final Ticker ticker;
    private final AtomicBoolean stop;
    private volatile @Nullable Execution current;
    private long number;

    /** Hears of each execution. */
    @FunctionalInterface
    interface Listener {
        /** Note that an execution has ended, well or not. */
        void ended(KnownOperation operation, Tally.Begin begun, long begin, long end, Optional<Failure> failure);
    }

    Client(
            TrafficSession session,
            List<KnownOperation> operations,
            Tally tally,
            Listener listener,
            Ticker ticker,
            AtomicBoolean stop)
            throws SQLException {
        this.session = session;
        this.pid = session.pid();
        this.operations = operations;
        this.tally = tally;
        this.listener = listener;
        this.ticker = ticker;
        this.stop = stop;
    }

    int pid() {
        return pid;
    }

    /** Return what it executes now; null between two executions. */
    @Nullable Execution current() {
        return current;
    }

    @Override
    public @Nullable Void call() throws SQLException {
        try {
            while (!stop.get()) {
                for (int i = 0; i < operations.size() && !stop.get(); i++) {
                    once(operations.get(i));
                }
            }
            return null;
        } finally {
            tally.left();
        }
    }

    private void once(KnownOperation operation) throws SQLException {
        Tally.Begin begun = tally.begins(operation);
        current = new Execution(operation, pid, ++number);
        long begin = ticker.nanos();
        Optional<Failure> failure = attempt(operation, begun.turn());
        long end = ticker.nanos();
        current = null;
        listener.ended(operation, begun, begin, end, failure);
    }

    /** What it writes is undone, so that it can be written again and again; the locks are the same. */
    private Optional<Failure> attempt(KnownOperation operation, long turn) throws SQLException {
        return operation.isWriting()
                ? session.undo(operation.operation(), turn)
                : session.run(operation.operation(), turn);
    }
}
