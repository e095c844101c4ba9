package dev.assay.migration.proof.backfill;

import java.time.Duration;

/**
 * A transaction that was committed.
 *
 * @param number how many came before it
 * @param id the server's number for it as rows have it; empty if it wrote nothing
 * @param rows how many rows of tables other than Assay's it inserted, updated or deleted
 * @param time from its first statement to its commit
 * @param firstEvent the number of its first statement among all statements and commits
 * @param commitEvent the number of its commit
 * @param statement the last statement before which no row was changed and after which some were; empty if none was
 */
record SeenTransaction(
        int number, String id, long rows, Duration time, int firstEvent, int commitEvent, String statement) {}
