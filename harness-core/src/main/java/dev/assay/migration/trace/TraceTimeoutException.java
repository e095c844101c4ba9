package dev.assay.migration.trace;

import dev.assay.check.Explained;
import dev.assay.check.Finding;
import dev.assay.migration.script.SqlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Raised when migrations do not end in time. Says what ran, how long, and who kept it waiting. */
public final class TraceTimeoutException extends Exception implements Explained {
    private static final long serialVersionUID = 1L;

    private final String limit;
    private final String ran;
    private final String waited;

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
        this.limit = seconds(limit);
        this.ran = running(statement, elapsed);
        this.waited = waiting(blockers);
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("asked", "@MigrationTest timeout = [" + limit + "]"));
        findings.add(Finding.of("found", "the migrations took longer and were stopped: " + ran + waited));
        findings.add(
                Finding.of("means", "A statement waits for a lock, or has more rows to work on than the time allows"));
        findings.add(Finding.of("fix", "mend that statement, or allow more: timeout = \"20min\""));
        return findings;
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
