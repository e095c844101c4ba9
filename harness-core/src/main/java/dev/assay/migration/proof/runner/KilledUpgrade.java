package dev.assay.migration.proof.runner;

import dev.assay.check.Finding;
import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.NamedSource;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.TraceTimeoutException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One upgrade by a runner in another process, which is killed when its last statement is finished and its row of the history is not yet
 * written: the history is held, so that the row has to wait for it.
 *
 * @param last the last statement, as an undisturbed run sent it
 * @param noted how an undisturbed run noted it, see {@link Death#noted}
 */
record KilledUpgrade(Upgrade upgrade, TestDatabase before, String last, String noted, Ticker ticker) {
    /** How long a JVM may take to start, and a server to end a session. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    /** Kill it, and see what the next run makes of what is left. */
    Death kill(NamedSource named) throws SQLException, TraceTimeoutException, IOException {
        try (TestDatabase copy = before.copy()) {
            Optional<HeldBooks> books = books(copy);
            if (books.isEmpty()) {
                return Death.missed(
                        noted,
                        missed(
                                "the runner makes its history with its first migration alone",
                                "so that none was killed before its row"));
            }
            String place;
            try (HeldBooks held = books.get();
                    RunnerChild child = RunnerChild.start(order(named), copy)) {
                Optional<HeldBooks.Waiting> waiting = await(held, child);
                if (waiting.isEmpty()) {
                    return Death.missed(noted, missed(child));
                }
                place = SqlText.shortened(waiting.get().sql());
                if (!waiting.get().writes()) {
                    return Death.missed(noted, passesBy(place));
                }
                child.kill();
                endSessions(held);
            }
            return new NextRun(upgrade, before, copy).death(noted, place, last);
        }
    }

    private Optional<HeldBooks> books(TestDatabase copy) throws SQLException {
        String history = source().bookkeeping().get(0);
        Optional<HeldBooks> books = HeldBooks.in(copy, history);
        return books.isEmpty() && source().openBooks(copy.dataSource()) ? HeldBooks.in(copy, history) : books;
    }

    private RunnerOrder order(NamedSource named) {
        return new RunnerOrder(named, source().contentHash(), upgrade.migration(), upgrade.last());
    }

    /** Wait until the process waits for the history, and return with what; empty if it never does. */
    private Optional<HeldBooks.Waiting> await(HeldBooks held, RunnerChild child) throws SQLException {
        long begun = ticker.nanos();
        Optional<HeldBooks.Waiting> place = held.waiting();
        while (place.isEmpty() && child.isAlive() && ticker.nanos() - begun < limit().toNanos()) {
            LockSupport.parkNanos(PAUSE_NANOS);
            place = held.waiting();
        }
        return place;
    }

    private void endSessions(HeldBooks held) throws SQLException {
        long begun = ticker.nanos();
        while (held.endOthers()) {
            if (ticker.nanos() - begun > PATIENCE.toNanos()) {
                throw new SQLException("the server does not end the sessions of a runner that is gone");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Finding passesBy(String place) {
        return missed(
                "[" + place
                        + "] waits for the held history, and is not the row of it, so that none was killed before its row",
                "name the tables in it, so that it leaves the history of the runner alone");
    }

    private Finding missed(RunnerChild child) throws IOException {
        return child.isAlive()
                ? missed(
                        "a process of the runner did not come to its row of the history",
                        "within [" + limit().toSeconds() + " s], so that none was killed there")
                : missed("a process of the runner ended before its row of the history", child.said());
    }

    private Finding missed(String why, String said) {
        return new Finding("found", upgrade.describe() + ": " + why, said);
    }

    private Duration limit() {
        return upgrade.rehearsal().limit().plus(PATIENCE);
    }

    private MigrationSource source() {
        return upgrade.rehearsal().source();
    }
}
