package dev.assay.migration.proof.runner;

import dev.assay.check.Finding;
import dev.assay.check.Ticker;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.MigrationSource;
import dev.assay.migration.NamedSource;
import dev.assay.migration.StatementListener;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.rehearsal.NextSecond;
import dev.assay.migration.rehearsal.UndisturbedRuns;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One upgrade, started by one node, then by two, the second in the midst of the first, and by one that is killed. */
record StartedUpgrade(Upgrade upgrade, TestDatabase before, Executor executor, Ticker ticker) {
    /**
     * What came of it.
     *
     * @param faults what went wrong; empty if nothing did
     * @param met whether the two nodes were seen together, or a single one has shown enough
     * @param death what came of the one that was killed
     * @param unlike why the end of two nodes cannot be judged; empty if it was, or need not be
     */
    record Result(List<Finding> faults, boolean met, Death death, Optional<Finding> unlike) {
        Result {
            faults = List.copyOf(faults);
        }
    }

    /** Start it, and return what came of it. */
    Result start() throws SQLException, TraceTimeoutException {
        try (TestDatabase first = before.copy();
                TestDatabase second = before.copy()) {
            Optional<SelfWait.Found> stuck = alone(first);
            if (stuck.isPresent()) {
                return new Result(waitsForItself(stuck.get()), true, Death.none(""), Optional.empty());
            }
            Death death = killed(second);
            return together(first, second, death);
        }
    }

    /** A JVM takes a second to start, so what is rolled back whole is tried with the newest version alone. */
    private Death killed(TestDatabase undisturbed) throws SQLException, TraceTimeoutException {
        MigrationSource source = upgrade.rehearsal().source();
        try (Connection watcher = undisturbed.connect()) {
            LastStatement last = new LastStatement(watcher);
            // What writes the time in whole seconds is shown to be no matter of the nodes.
            NextSecond.await();
            upgrade.apply(undisturbed, last);
            boolean within = last.isNotedWithin(source.bookkeeping().get(0));
            String noted = within ? Death.WITH_THE_STATEMENT : Death.BY_ITSELF;
            Optional<NamedSource> named = source.named();
            return named.isEmpty() || (within && !upgrade.last())
                    ? Death.none(noted)
                    : new KilledUpgrade(upgrade, before, last.sql(), noted, ticker).kill(named.get());
        }
    }

    private Optional<SelfWait.Found> alone(TestDatabase database) throws SQLException, TraceTimeoutException {
        SelfWait watch = SelfWait.on(database, executor, ticker);
        Optional<SelfWait.Found> stuck = Optional.empty();
        try {
            upgrade.apply(database, StatementListener.NONE);
        } catch (MigrationFailedException | SQLException ended) {
            stuck = watch.end();
            if (stuck.isEmpty()) {
                throw ended;
            }
        } finally {
            stuck = stuck.isPresent() ? stuck : watch.end();
        }
        return stuck;
    }

    private List<Finding> waitsForItself(SelfWait.Found stuck) {
        MigrationSource source = upgrade.rehearsal().source();
        return List.of(
                Finding.of("hangs", upgrade.describe() + ": " + SqlText.shortened(stuck.waiting())),
                new Finding(
                        "waits for",
                        "an idle session of " + source.runner() + " itself, last statement ["
                                + SqlText.shortened(stuck.holding()) + "]",
                        "it keeps its lock in an open transaction"),
                Finding.of("do", source.selfWaitFix()));
    }

    private Result together(TestDatabase first, TestDatabase second, Death death) throws SQLException {
        try (TestDatabase copy = before.copy()) {
            List<Finding> findings = new ArrayList<>();
            TwoNodes.Meeting meeting = new TwoNodes(upgrade, executor, ticker).start(copy);
            for (String said : meeting.said()) {
                findings.add(new Finding("two nodes", upgrade.describe() + ": one of them fails", said));
            }
            UndisturbedRuns runs = UndisturbedRuns.of(
                    first,
                    second,
                    RunnerFindings.NO_BOOKS,
                    upgrade.rehearsal().source().bookTimes());
            StateDifference difference = runs.differences(copy);
            boolean judged = difference.isEmpty() || runs.unlike().isEmpty();
            if (judged && !difference.isEmpty()) {
                findings.add(Finding.of("two nodes", upgrade.describe() + ": they end otherwise than one"));
                findings.addAll(difference.findings());
            }
            if (!findings.isEmpty()) {
                findings.add(Finding.of("do", "let a single node migrate, before the others start"));
            }
            findings.addAll(death.faults());
            Optional<Finding> unlike = judged ? Optional.empty() : Optional.of(RunnerFindings.unlike(upgrade, runs));
            return new Result(findings, meeting.met(), death, unlike);
        }
    }
}
