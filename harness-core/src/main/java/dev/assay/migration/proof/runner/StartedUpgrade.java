package dev.assay.migration.proof.runner;

import dev.assay.check.Finding;
import dev.assay.database.TestDatabase;
import dev.assay.migration.MigrationFailedException;
import dev.assay.migration.StatementListener;
import dev.assay.migration.content.ColumnPatterns;
import dev.assay.migration.content.DatabaseState;
import dev.assay.migration.content.StateDifference;
import dev.assay.migration.rehearsal.Upgrade;
import dev.assay.migration.script.SqlText;
import dev.assay.migration.trace.TraceTimeoutException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One upgrade, started by one node and then by two at once. */
record StartedUpgrade(Upgrade upgrade, TestDatabase before, Executor executor) {
    /** The books count here, so that each migration is noted once. */
    private static final List<String> NO_BOOKS = List.of();

    /** Return what went wrong; empty if nothing did. */
    List<Finding> faults() throws SQLException, TraceTimeoutException {
        try (TestDatabase first = before.copy();
                TestDatabase second = before.copy()) {
            Optional<SelfWait.Found> stuck = alone(first);
            if (stuck.isPresent()) {
                return waitsForItself(stuck.get());
            }
            upgrade.apply(second, StatementListener.NONE);
            return together(DatabaseState.read(first, NO_BOOKS), DatabaseState.read(second, NO_BOOKS));
        }
    }

    private Optional<SelfWait.Found> alone(TestDatabase database) throws SQLException, TraceTimeoutException {
        SelfWait watch = SelfWait.on(database, executor);
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
        return List.of(
                Finding.of("hangs", upgrade.describe() + ": " + SqlText.shortened(stuck.waiting())),
                new Finding(
                        "waits for",
                        "an idle session of " + upgrade.rehearsal().source().runner() + " itself, last statement ["
                                + SqlText.shortened(stuck.holding()) + "]",
                        "it keeps its lock in an open transaction"),
                Finding.of("do", "postgresql.transactional.lock=false in the configuration of Flyway"));
    }

    private List<Finding> together(DatabaseState expected, DatabaseState again) throws SQLException {
        try (TestDatabase copy = before.copy()) {
            List<Finding> findings = new ArrayList<>();
            for (String said : new TwoNodes(upgrade, executor).start(copy)) {
                findings.add(new Finding("two nodes", upgrade.describe() + ": one of them fails", said));
            }
            ColumnPatterns undetermined = expected.undetermined(again)
                    .and(BookTimes.of(upgrade.rehearsal().source().bookkeeping()));
            StateDifference difference = expected.differences(DatabaseState.read(copy, NO_BOOKS), undetermined);
            if (!difference.isEmpty()) {
                findings.add(Finding.of("two nodes", upgrade.describe() + ": they end otherwise than one"));
                findings.addAll(difference.findings());
            }
            if (!findings.isEmpty()) {
                findings.add(Finding.of("do", "let a single node migrate, before the others start"));
            }
            return findings;
        }
    }
}
