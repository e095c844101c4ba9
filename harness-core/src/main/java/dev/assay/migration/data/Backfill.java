package dev.assay.migration.data;

import dev.assay.check.MistakeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;

/**
 * A step that fills columns by SQL. Its condition is looked at again when a row is written, so a value that somebody else wrote
 * meanwhile stays, provided that the condition says which rows still lack theirs. Immutable.
 *
 * @param name the name of the step
 * @param table the table as SQL writes it
 * @param assignments what stands behind {@code SET}
 * @param condition the SQL condition for the rows that still lack the change; empty until {@link #where} is called
 * @param batchRows the largest number of rows of a batch
 * @param undo how the step is taken back, if it can be
 */
public record Backfill(
        String name, String table, String assignments, String condition, int batchRows, Optional<Undo> undo)
        implements Step {
    /** What a batch has if nothing else is said: over in some ten milliseconds on most tables. */
    public static final int DEFAULT_BATCH_ROWS = 1_000;

    public Backfill {
        Objects.requireNonNull(name);
        Objects.requireNonNull(table);
        Objects.requireNonNull(assignments);
        Objects.requireNonNull(condition);
        Objects.requireNonNull(undo);
        BatchStep.requireRows(name, batchRows);
    }

    /** Return a step over a table, named as it; say with {@link #set} and {@link #where} what it does. */
    public static Backfill of(String table) {
        return new Backfill(table, table, "", "", DEFAULT_BATCH_ROWS, Optional.empty());
    }

    /** Return this step under another name, which two steps over one table need. */
    public Backfill named(String other) {
        return new Backfill(other, table, assignments, condition, batchRows, undo);
    }

    /** Return this step with what stands behind {@code SET}: {@code neighbours = 5}. */
    public Backfill set(String sql) {
        return new Backfill(name, table, sql, condition, batchRows, undo);
    }

    /** Return this step for the rows that still lack the change: {@code neighbours IS NULL}. Required. */
    public Backfill where(String sql) {
        return new Backfill(name, table, assignments, sql, batchRows, undo);
    }

    /** Return this step with at most so many rows in a batch, at least one; {@value #DEFAULT_BATCH_ROWS} by default. */
    public Backfill batchRows(int rows) {
        return new Backfill(name, table, assignments, condition, rows, undo);
    }

    /**
     * Return this step with how it is taken back.
     *
     * @param sql what stands behind {@code SET}: {@code neighbours = NULL}
     * @param where the SQL condition for the rows that have the change: {@code neighbours = 5}
     */
    public Backfill undo(String sql, String where) {
        Undo back = new Undo(where, (connection, batch) -> update(connection, batch, sql));
        return new Backfill(name, table, assignments, condition, batchRows, Optional.of(back));
    }

    @Override
    public BatchWork work() {
        if (assignments.isBlank() || condition.isBlank()) {
            String missing = condition.isBlank() ? "where" : "set";
            throw new MistakeException(
                    "step [" + name + "]",
                    "it has no " + missing + "(...)",
                    "Without a condition that says which rows still lack the change, a second run changes them again and"
                            + " newer values are overwritten",
                    "Backfill.of(\"" + table + "\").set(\"grade = 1\").where(\"grade IS NULL\")");
        }
        return (connection, batch) -> update(connection, batch, assignments);
    }

    @Override
    public String definition() {
        return String.join("\n", name, table, assignments, condition);
    }

    private static long update(Connection connection, Batch batch, String assignments) throws SQLException {
        try (Statement update = connection.createStatement()) {
            return update.executeLargeUpdate(
                    "UPDATE " + batch.table().name() + " SET " + assignments + " WHERE " + batch.where());
        }
    }
}
