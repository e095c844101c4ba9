package dev.assay.migration.proof.backfill;

import java.sql.Connection;

/** A backfill that is proven. Called many times, each time on another database or after it was killed. */
@FunctionalInterface
public interface BackfillCode {
    /**
     * Run the backfill to its end, or go on with it.
     *
     * @param connection with autocommit; its transactions are watched, and it is the only one that may be used
     * @throws Exception if it fails, which it must when its session was killed
     */
    void run(Connection connection) throws Exception;
}
