package dev.assay.migration.proof.runner;

import dev.assay.check.Finding;
import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.NamedSource;
import dev.assay.migration.proof.Patience;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.TraceTimeoutException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One upgrade by a runner in another process, which is killed when its last statement is finished and its row of the history is not yet
 * written: the history is held, so that the row has to wait for it.
 *
 * @param last the last statement, as an undisturbed run sent it
 * @param noted how an undisturbed run noted it, see {@link Death#noted}
 */
record KilledUpgrade(Upgrade upgrade, TestDatabase before, String last, String noted, Ticker ticker) {
    /** Kill it, and see what the next run makes of what is left. */
    Death kill(NamedSource named) throws SQLException, TraceTimeoutException {
        try (TestDatabase copy = before.copy()) {
            Optional<HeldBooks> books = books(copy);
            if (books.isEmpty()) {
                return Death.missed(
                        noted,
                        missed(
                                "the runner makes its history with its first migration alone",
                                "so that none was killed before its row",
                                "let openBooks() make the empty history, or begin with since behind the first version"));
            }
            String place;
            try (HeldBooks held = books.get();
                    RunnerChild child = RunnerChild.start(RunnerCommand.own(), order(named), copy)) {
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
            } catch (IOException refused) {
                return Death.missed(noted, unstarted(refused));
            }
            return new NextRun(upgrade, before, copy, noted, last).death(place);
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
        Patience patience = new Patience(ticker, limit());
        Optional<HeldBooks.Waiting> place = held.waiting();
        while (place.isEmpty() && child.isAlive() && patience.goesOn()) {
            place = held.waiting();
        }
        requireNotInterrupted();
        return place;
    }

    private void endSessions(HeldBooks held) throws SQLException {
        Patience patience = new Patience(ticker);
        while (held.endOthers()) {
            if (!patience.goesOn()) {
                requireNotInterrupted();
                throw new SQLException("the server does not end the sessions of a runner that is gone");
            }
        }
    }

    private static void requireNotInterrupted() throws SQLException {
        if (Thread.currentThread().isInterrupted()) {
            throw new SQLException("interrupted while a runner in another process is waited for");
        }
    }

    private List<Finding> passesBy(String place) {
        return missed(
                "[" + place
                        + "] waits for the held history, and is not the row of it, so that none was killed before its row",
                "",
                "name the tables in it, so that it leaves the history of the runner alone");
    }

    private List<Finding> missed(RunnerChild child) throws IOException {
        if (child.isAlive()) {
            return missed(
                    "a process of the runner did not come to its row of the history",
                    "within [" + limit().toSeconds() + " s], so that none was killed there",
                    "raise timeout where the version takes longer than that");
        }
        String said = child.said();
        return missed(
                "a process of the runner ended before its row of the history",
                said.isEmpty() ? "it ended well and wrote no row" : said,
                "let the migrations need nothing but class path, files and environment: a system property of this JVM does not"
                        + " reach that process");
    }

    private List<Finding> unstarted(IOException refused) {
        return missed(
                "no process of the runner can be started",
                String.valueOf(refused.getMessage()),
                "let the tests start [" + RunnerCommand.own().java() + "] and write into ["
                        + System.getProperty("java.io.tmpdir") + "]");
    }

    private List<Finding> missed(String why, String said, String fix) {
        return List.of(new Finding("found", upgrade.describe() + ": " + why, said), Finding.of("do", fix));
    }

    /** A JVM has to start as well. */
    private Duration limit() {
        return upgrade.rehearsal().limit().plus(Patience.LONGEST);
    }

    private MigrationSource source() {
        return upgrade.rehearsal().source();
    }
}
