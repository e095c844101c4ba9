package dev.assay.samples;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Repeats work that fails because the connection was lost or the server was not ready. Immutable and thread-safe. */
public final class Retry {
    /** Connection exceptions (class 08), a server that shuts down or starts (57P), no free slot, and lost races. */
    private static final Set<String> PASSING = Set.of("57P01", "57P02", "57P03", "53300", "40001", "40P01");

    private final Duration deadline;
    private final Duration pause;
    private final LongSupplier nanoTime;

    private Retry(Duration deadline, Duration pause, LongSupplier nanoTime) {
        this.deadline = Objects.requireNonNull(deadline);
        this.pause = Objects.requireNonNull(pause);
        this.nanoTime = Objects.requireNonNull(nanoTime);
    }

    /**
     * Repeat until a deadline.
     *
     * @param deadline no attempt begins later than this after the first
     * @param pause the time between two attempts
     */
    public static Retry within(Duration deadline, Duration pause) {
        return new Retry(deadline, pause, System::nanoTime);
    }

    /** Measure time with another clock. */
    Retry clock(LongSupplier otherNanoTime) {
        return new Retry(deadline, pause, otherNanoTime);
    }

    /**
     * Run work until it succeeds. The work must be safe to repeat: an attempt may have succeeded although it failed to say so.
     *
     * @throws SQLException the last failure, at the deadline; or at once any failure that another attempt would not mend
     */
    public void run(Work work) throws SQLException {
        long start = nanoTime.getAsLong();
        while (!succeeds(work, start)) {
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private boolean succeeds(Work work, long start) throws SQLException {
        try {
            work.run();
            return true;
        } catch (SQLException failure) {
            boolean tooLate = nanoTime.getAsLong() - start >= deadline.toNanos();
            if (tooLate || !passes(failure) || Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            return false;
        }
    }

    private static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || PASSING.contains(state));
    }

    /** Work on a database. */
    @FunctionalInterface
    public interface Work {
        /** Do it once. */
        void run() throws SQLException;
    }
}
