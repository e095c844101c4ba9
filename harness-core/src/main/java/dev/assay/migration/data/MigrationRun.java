package dev.assay.migration.data;

import dev.assay.check.Finding;
import dev.assay.migration.data.RunReport.StepReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a data migration on one connection. For one use. */
final class MigrationRun {
    private final DataMigration migration;
    private final Connection connection;
    private final Transactions transactions;
    private final RunSettings settings;
    private final Journal journal;
    private final List<StepReport> done = new ArrayList<>();

    MigrationRun(DataMigration migration, Connection connection, Transactions transactions, RunSettings settings)
            throws SQLException {
        this.migration = migration;
        this.connection = connection;
        this.transactions = transactions;
        this.settings = settings;
        journal = transactions.run(() -> Journal.of(connection, migration));
    }

    /** Have the migration alone, and bring it to its end. */
    RunReport run() throws SQLException, InterruptedException {
        waitForOtherRuns();
        try {
            transactions.run(() -> {
                journal.create();
                return true;
            });
            begin();
            return new RunReport(migration.name(), done);
        } finally {
            release();
        }
    }

    /** Have the migration alone, and forget where its steps stand unless it was completed. */
    void startOver() throws SQLException, InterruptedException {
        waitForOtherRuns();
        try {
            transactions.run(() -> {
                if (journal.exists() && journal.open(migration.marker()) == State.RUNNING) {
                    journal.forgetSteps();
                }
                return true;
            });
        } finally {
            release();
        }
    }

    private void begin() throws SQLException, InterruptedException {
        State state = transactions.run(() -> journal.open(migration.marker()));
        if (state == State.COMPLETED) {
            return;
        }
        if (state == State.UNDOING) {
            undoTheRest();
        }
        if (state != State.RUNNING) {
            transactions.run(this::startAgain);
        }
        try {
            forward();
        } catch (SQLException | RuntimeException failure) {
            throw failed(failure);
        }
    }

    private void undoTheRest() throws InterruptedException {
        try {
            undo();
        } catch (SQLException failure) {
            throw new DataMigrationException(
                    List.of(
                            Finding.of(
                                    "failed",
                                    "undoing data migration [" + migration.name() + "] after an earlier run: "
                                            + failure.getMessage()),
                            Finding.of("next", "the next run goes on with undoing after the last committed batch")),
                    failure);
        }
    }

    private boolean startAgain() throws SQLException {
        journal.hold(State.UNDONE);
        journal.forgetSteps();
        journal.state(State.RUNNING);
        return true;
    }

    private void forward() throws SQLException, InterruptedException {
        for (int number = 1; number <= migration.steps().size(); number++) {
            Step step = migration.steps().get(number - 1);
            KeyedTable table = table(step);
            int place = number;
            transactions.run(() -> start(place, step, table));
            pass(PlannedPass.forward(migration.name(), number, step, table));
        }
        transactions.run(this::complete);
    }

    private boolean start(int number, Step step, KeyedTable table) throws SQLException {
        journal.hold(State.RUNNING);
        if (!journal.hasBegun(number)) {
            List<List<String>> last = table.lastKey(connection);
            journal.begin(
                    number, step.name(), last.isEmpty() ? List.of() : last.get(0), RowEstimate.of(connection, table));
        }
        return true;
    }

    private void pass(PlannedPass plan) throws SQLException, InterruptedException {
        StepPass pass = new StepPass(connection, transactions, journal, plan, settings);
        StepReport report = pass.run();
        if (plan.direction() == Direction.FORWARD) {
            done.add(report);
        }
    }

    private boolean complete() throws SQLException {
        journal.hold(State.RUNNING);
        for (Validation validation : migration.validations()) {
            Optional<String> violation = validation.probe().violation(connection);
            if (violation.isPresent()) {
                throw new DataMigrationException(
                        List.of(Finding.of(
                                "validation", "validation [" + validation.name() + "] fails: " + violation.get())),
                        null);
            }
        }
        journal.state(State.COMPLETED);
        return true;
    }

    private DataMigrationException failed(Exception failure) throws InterruptedException {
        boolean lost = failure instanceof SQLException error && Transactions.isConnectionLost(error);
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("failed", "data migration [" + migration.name() + "]: " + failure.getMessage()));
        if (lost || !migration.isUndoable()) {
            findings.add(Finding.of("next", "nothing is undone; the next run goes on after the last committed batch"));
            if (failure instanceof DataMigrationException) {
                findings.add(
                        Finding.of(
                                "or",
                                "startOver(connection) has the next run look at all rows again, for steps that may see a row twice"));
            }
            return new DataMigrationException(findings, failure);
        }
        @Nullable Exception undoFailure = tryUndo();
        findings.add(
                undoFailure == null
                        ? Finding.of("undone", "all steps were undone in reverse order; the next run starts again")
                        : Finding.of(
                                "undo",
                                "undoing failed too, and the next run goes on with it: " + undoFailure.getMessage()));
        return new DataMigrationException(findings, failure);
    }

    private @Nullable Exception tryUndo() throws InterruptedException {
        try {
            transactions.run(() -> {
                journal.hold(State.RUNNING);
                journal.state(State.UNDOING);
                return true;
            });
            undo();
            return null;
        } catch (SQLException | RuntimeException failure) {
            return failure;
        }
    }

    private void undo() throws SQLException, InterruptedException {
        for (int number = migration.steps().size(); number > 0; number--) {
            int place = number;
            if (transactions.run(() -> journal.hasBegun(place))) {
                Step step = migration.steps().get(number - 1);
                pass(PlannedPass.undo(migration.name(), number, step, table(step)));
            }
        }
        transactions.run(() -> {
            journal.hold(State.UNDOING);
            journal.state(State.UNDONE);
            return true;
        });
    }

    private KeyedTable table(Step step) throws SQLException {
        return transactions.run(() -> KeyedTable.find(connection, step.table()));
    }

    /** A session that waits for a lock would keep old rows alive and index builds waiting, so the lock is asked for again and again. */
    private void waitForOtherRuns() throws SQLException, InterruptedException {
        for (int looks = 1; !lock("pg_try_advisory_lock"); looks++) {
            settings.sleeper()
                    .sleep(settings.throttle().pause(looks, settings.random().nextDouble()));
        }
    }

    private void release() {
        try {
            lock("pg_advisory_unlock");
        } catch (SQLException lost) {
            // The lock ends with the session; what ended the session is thrown.
            return;
        }
    }

    private boolean lock(String function) throws SQLException {
        return transactions.run(() -> {
            try (PreparedStatement lock = connection.prepareStatement(
                    "SELECT " + function + "(hashtextextended('assay data migration ' || ?, 0))")) {
                lock.setString(1, journal.place());
                try (ResultSet row = lock.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }
}
