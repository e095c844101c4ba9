package dev.assay.migration.proof.lockfree;

import dev.assay.check.Unit;
import java.math.BigDecimal;

/**
 * How long an execution has waited for a migration, as the server said.
 *
 * @param operation what waited
 * @param table the table whose lock it wanted; empty if it waited for rows or anything else
 * @param wanted the lock that it wanted
 * @param held the locks of the migration on that table
 * @param statement what the migration executed, or had executed last in its transaction
 * @param millis how long, in all
 * @param parts in how many waits, each of which may have gone on until the next look
 */
record Wait(
        String operation, String table, String wanted, String held, String statement, BigDecimal millis, int parts) {
    /** Return it with another duration. */
    Wait lasting(BigDecimal time, int waits) {
        return new Wait(operation, table, wanted, held, statement, time, waits);
    }

    /**
     * Return how long it may have been, in nanoseconds.
     *
     * @param longestGap the longest time between two looks, in nanoseconds
     */
    long longestNanos(long longestGap) {
        return millis.scaleByPowerOfTen(6).longValue() + parts * longestGap;
    }

    String write() {
        String what = table.isEmpty() ? "a row that it has changed" : held + " on " + table;
        return "[" + operation + "] waited " + Unit.MILLISECONDS.writeMeasured(millis) + " for " + what;
    }
}
