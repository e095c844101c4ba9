package dev.assay.migration.data;

import dev.assay.check.MistakeException;
import java.util.Objects;
import java.util.Optional;

/**
 * A step whose work is Java code, for what SQL cannot say: rows that a model must look at, or that go to another table. What is
 * said of newer values holds as far as the work takes {@link Batch#where} into what it writes. Immutable.
 *
 * @param name the name of the step
 * @param table the table as SQL writes it
 * @param condition the SQL condition for the rows that still lack the change
 * @param batchRows the largest number of rows of a batch
 * @param work what is done with each batch
 * @param undo how the step is taken back, if it can be
 */
public record BatchStep(String name, String table, String condition, int batchRows, BatchWork work, Optional<Undo> undo)
        implements Step {
    public BatchStep {
        Objects.requireNonNull(name);
        Objects.requireNonNull(table);
        Objects.requireNonNull(condition);
        Objects.requireNonNull(work);
        Objects.requireNonNull(undo);
        requireRows(name, batchRows);
    }

    /** Return a step over the rows of a table for which a condition holds, with {@value Backfill#DEFAULT_BATCH_ROWS} rows in a batch. */
    public static BatchStep of(String table, String condition, BatchWork work) {
        return new BatchStep(table, table, condition, Backfill.DEFAULT_BATCH_ROWS, work, Optional.empty());
    }

    /** Return this step under another name. */
    public BatchStep named(String other) {
        return new BatchStep(other, table, condition, batchRows, work, undo);
    }

    /** Return this step with at most so many rows in a batch, at least one. */
    public BatchStep batchRows(int rows) {
        return new BatchStep(name, table, condition, rows, work, undo);
    }

    /** Return this step with how it is taken back: for the rows of a condition, by some work. */
    public BatchStep undo(String where, BatchWork back) {
        return new BatchStep(name, table, condition, batchRows, work, Optional.of(new Undo(where, back)));
    }

    @Override
    public String definition() {
        return String.join("\n", name, table, condition);
    }

    static void requireRows(String step, int rows) {
        if (rows < 1) {
            throw new MistakeException(
                    "step [" + step + "] batchRows = [" + rows + "]",
                    "a batch has at least one row",
                    "",
                    "batchRows(" + Backfill.DEFAULT_BATCH_ROWS + ")");
        }
    }
}
