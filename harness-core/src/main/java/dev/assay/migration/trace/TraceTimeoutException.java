package dev.assay.migration.trace;

import dev.assay.migration.script.SqlText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Raised when migrations do not end in time. Says what ran, how long, and who kept it waiting. */
public final class TraceTimeoutException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Create the exception.
     *
     * @param limit the time limit
     * @param statement what ran; empty if no statement did
     * @param elapsed how long it had run
     * @param blockers the sessions that it waited for, for people; null if it waited for none
     */
    TraceTimeoutException(Duration limit, String statement, Duration elapsed, @Nullable String blockers) {
        super("the migrations did not end within [" + seconds(limit) + "] and were stopped: "
                + running(statement, elapsed) + waiting(blockers));
    }

    private static String running(String statement, Duration elapsed) {
        return statement.isEmpty()
                ? "no statement was running"
                : "[" + SqlText.shortened(statement) + "] had run for [" + seconds(elapsed) + "]";
    }

    private static String waiting(@Nullable String blockers) {
        return blockers == null ? "" : " and waited for a lock of " + blockers;
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }
}
