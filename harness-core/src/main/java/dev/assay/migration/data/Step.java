package dev.assay.migration.data;

import java.util.Optional;

/** One named change of the rows of one table, made batch by batch in the order of its primary key. */
public sealed interface Step permits Backfill, BatchStep {
    /** Return the name, unique within the migration. */
    String name();

    /** Return the table as SQL writes it, with or without schema. */
    String table();

    /** Return the SQL condition for the rows that still lack the change. */
    String condition();

    /** Return the largest number of rows of a batch, counted with those for which the condition does not hold. */
    int batchRows();

    /** Return what is done with each batch. */
    BatchWork work();

    /** Return how it is taken back, if it can be. */
    Optional<Undo> undo();

    /** Return the text by which a changed definition is told from the one that was begun. */
    String definition();

    /**
     * How a step is taken back.
     *
     * @param condition the SQL condition for the rows that have the change
     * @param work what is done with each batch of them
     */
    record Undo(String condition, BatchWork work) {}
}
