package dev.assay.chaos.node;

import dev.assay.chaos.fault.Target;
import dev.assay.check.Ticker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for something to become so on a server. */
final class Wait {
    static final Duration LIMIT = Duration.ofSeconds(5);

    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(5).toNanos();

    private Wait() {}

    /** Return whether it became so within {@link #LIMIT}. */
    static boolean until(Target target, Condition condition) throws SQLException {
        return until(target, LIMIT, condition);
    }

    /** Return whether it became so in time. */
    static boolean until(Target target, Duration limit, Condition condition) throws SQLException {
        Ticker ticker = target.run().ticker();
        long end = ticker.nanos() + limit.toNanos();
        while (!condition.holds()) {
            if (ticker.nanos() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return true;
    }

    /** What is waited for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws SQLException;
    }
}
