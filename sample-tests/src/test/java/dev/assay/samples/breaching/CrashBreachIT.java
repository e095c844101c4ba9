package dev.assay.samples.breaching;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashBreachIT {
    private BreachingRun run = new BreachingRun(0, Map.of());

    @BeforeAll
    void runSamples() {
        run = BreachingRun.of(CrashBreach.class, InvalidIndexBreach.class);
    }

    @Test
    void aHalfAppliedScriptIsNamed() {
        run.assertFailure("CrashBreach.archiveIsMade", """
                @MigrationTest breached  CrashBreach.archiveIsMade
                  crash-safe  7  promised <= 0  n = 9
                  killed    V2__orders_archive.sql, line 1: backend killed after [CREATE TABLE orders_archive (LIKE orders)]  and after 6 more kills the same
                  left      invalid index orders_amount_idx on orders  written to, and of use to no query
                  next run  stops at V2__orders_archive.sql, line 1: ERROR: relation "orders_archive" already exists [42P07]  it had been applied already
                  do        one statement in each script without a transaction, or a guard on each: IF NOT EXISTS, IF EXISTS
                  do        DROP INDEX CONCURRENTLY IF EXISTS orders_amount_idx; before it is built
                  because   the cluster moves pods whenever it likes
                  repeat    mvn test -Dtest=CrashBreach#archiveIsMade -Dassay.seed=8731
                  evidence  target/assay-breaching/CrashBreach/archiveIsMade.html""");
    }

    @Test
    void anInvalidIndexIsNamed() {
        run.assertFailure("InvalidIndexBreach.ordersAreFoundByAmount", """
                @MigrationTest breached  InvalidIndexBreach.ordersAreFoundByAmount
                  crash-safe  5  promised <= 0  n = 6
                  killed    V2__orders_by_amount.sql, line 1: backend killed inside, waiting for an older transaction [CREATE INDEX CONCURRENTLY orders_amount_idx ON orders (amount)]  and after 4 more kills the same
                  left      invalid index orders_amount_idx on orders  written to, and of use to no query
                  next run  stops at V2__orders_by_amount.sql, line 1: ERROR: relation "orders_amount_idx" already exists [42P07]  it had been applied already
                  do        DROP INDEX CONCURRENTLY IF EXISTS orders_amount_idx; before it is built
                  repeat    mvn test -Dtest=InvalidIndexBreach#ordersAreFoundByAmount -Dassay.seed=8731
                  evidence  target/assay-breaching/InvalidIndexBreach/ordersAreFoundByAmount.html""");
    }
}
