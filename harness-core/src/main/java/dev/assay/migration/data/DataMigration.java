package dev.assay.migration.data;

import dev.assay.check.MistakeException;
import dev.assay.check.Run;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A change of rows that is made in batches. Each batch is a transaction of its own, in which the journal, the table {@code
 * assay_data_migration} in the schema of the first step's table, notes how far it has come: a run that is cut off is gone on
 * with after the last committed batch. Runs of one name on several machines take turns. Immutable and thread-safe.
 *
 * <p>A step looks at each key once: a row that an open transaction has inserted with a smaller key, and commits later, is passed
 * over. A validation finds such rows.
 *
 * <p>A step ends at the last key that its table had when it began. If all steps have an undo and one of them or a validation
 * fails, what was done is undone in reverse order, and the next run starts again; else it stays, and the next run goes on with it.
 *
 * @param name the name, by which the journal knows it
 * @param steps what is done, in order
 * @param validations what must hold afterwards
 */
public record DataMigration(String name, List<Step> steps, List<Validation> validations) {
    private static final int MARKER_BYTES = 16;

    public DataMigration {
        Objects.requireNonNull(name);
        steps = List.copyOf(steps);
        validations = List.copyOf(validations);
    }

    /** Return a migration without steps. */
    public static DataMigration named(String name) {
        return new DataMigration(name, List.of(), List.of());
    }

    /**
     * Return this migration with one more step behind the others.
     *
     * @throws MistakeException if there is a step of that name, or the step lacks something
     */
    public DataMigration step(Step step) {
        Objects.requireNonNull(step.work());
        if (steps.stream().anyMatch(other -> other.name().equals(step.name()))) {
            throw new MistakeException(
                    "data migration [" + name + "]",
                    "two steps are called [" + step.name() + "]",
                    "A step is called as its table unless it is named",
                    ".named(\"" + step.name() + "-2\")");
        }
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new DataMigration(name, more, validations);
    }

    /** Return this migration with one more validation. */
    public DataMigration validate(Validation validation) {
        List<Validation> more = new ArrayList<>(validations);
        more.add(validation);
        return new DataMigration(name, steps, more);
    }

    /** Return this migration with the validation that a query gives no row. */
    public DataMigration validate(String what, String sql) {
        return validate(Validation.noRows(what, sql));
    }

    /**
     * Run the migration to its end, or go on with it, with the default throttle.
     *
     * @param connection with autocommit, as it is afterwards
     * @see #run(Connection, RunSettings)
     */
    public RunReport run(Connection connection) throws SQLException, InterruptedException {
        return run(
                connection, RunSettings.with(Run.of(name, process(connection)).random("pauses")));
    }

    /**
     * Run the migration to its end, or go on with it. Does nothing if it was completed.
     *
     * @param connection with autocommit, as it is afterwards
     * @throws MistakeException if there is no step, a table or its primary key is missing, or the migration was begun with other steps
     * @throws DataMigrationException if a step or a validation fails
     * @throws SQLException if the journal cannot be had
     * @throws InterruptedException if the thread is interrupted between two batches; the next run goes on
     */
    public RunReport run(Connection connection, RunSettings settings) throws SQLException, InterruptedException {
        requireSteps();
        try (Transactions transactions = new Transactions(connection)) {
            return new MigrationRun(this, connection, transactions, settings).run();
        }
    }

    /**
     * Forget where the steps stand, so that the next run looks at all rows again: for rows that a step has passed and that a
     * validation then found, such as those that an open transaction had inserted with a smaller key. Only for steps whose conditions leave
     * out rows that are done. Does nothing if the migration was completed or undone, or is being undone.
     *
     * @param connection with autocommit, as it is afterwards
     * @throws InterruptedException if the thread is interrupted while another run has the migration
     */
    public void startOver(Connection connection) throws SQLException, InterruptedException {
        requireSteps();
        RunSettings settings =
                RunSettings.with(Run.of(name, process(connection)).random("pauses"));
        try (Transactions transactions = new Transactions(connection)) {
            new MigrationRun(this, connection, transactions, settings).startOver();
        }
    }

    /**
     * Count what each step would do, in a transaction that cannot write. Each step is counted over the rows as they are now, so
     * what an earlier step would change for a later one is not seen.
     *
     * @param connection with autocommit, as it is afterwards
     */
    public DryRun dryRun(Connection connection) throws SQLException {
        requireSteps();
        try (Transactions transactions = new Transactions(connection)) {
            return transactions.run(() -> DryRun.of(this, connection));
        }
    }

    /** Return whether every step has an undo. */
    boolean isUndoable() {
        return steps.stream().allMatch(step -> step.undo().isPresent());
    }

    /** Return what tells this definition from an edited one. What Java code does is not in it. */
    public String marker() {
        String definition = steps.stream().map(Step::definition).collect(Collectors.joining("\n\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, MARKER_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void requireSteps() {
        if (steps.isEmpty()) {
            throw new MistakeException(
                    "data migration [" + name + "]",
                    "it has no step",
                    "",
                    ".step(Backfill.of(\"table\").set(\"grade = 1\").where(\"grade IS NULL\"))");
        }
    }

    /** Return the number of the server process, which differs between machines that wait for each other. */
    private static int process(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
