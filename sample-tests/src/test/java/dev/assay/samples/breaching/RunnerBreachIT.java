package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;

class RunnerBreachIT {
    @Test
    void readsLikeAnAnswer() {
        BreachingRun run = BreachingRun.of(RunnerBreach.class);

        run.assertFailed("RunnerBreach.ordersAreFoundByAmount", "RunnerBreach.theIndexIsNoted");
        run.assertFailure("RunnerBreach.ordersAreFoundByAmount", """
                @MigrationTest breached  RunnerBreach.ordersAreFoundByAmount
                  runner-safe  the runner never waits for itself, two nodes that start at once end as one, the next run makes a dead one good  breached
                  hangs     V2__orders_by_amount.sql: CREATE INDEX CONCURRENTLY orders_amount_idx ON orders (amount)
                  waits for  an idle session of Flyway itself, last statement [SELECT COUNT(*) FROM pg_namespace WHERE nspname=$1]  it keeps its lock in an open transaction
                  do        postgresql.transactional.lock=false in the configuration of Flyway
                  because   a deployment that hangs holds up all others
                  repeat    mvn test -Dtest=RunnerBreach#ordersAreFoundByAmount -Dassay.seed=8731
                  evidence  target/assay-breaching/RunnerBreach/ordersAreFoundByAmount.html""");
        run.assertFailure("RunnerBreach.theIndexIsNoted", """
                @MigrationTest breached  RunnerBreach.theIndexIsNoted
                  runner-safe  the runner never waits for itself, two nodes that start at once end as one, the next run makes a dead one good  breached
                  killed    V2__orders_by_amount.sql: the process of Flyway, after [CREATE INDEX CONCURRENTLY orders_amount_idx ON orders (amount)]  before its row of flyway_schema_history
                  next run  stops at V2__orders_by_amount.sql, line 1: ERROR: relation "orders_amount_idx" already exists [42P07]  the server had kept the statement, and nobody had noted it
                  do        DROP INDEX CONCURRENTLY IF EXISTS before it is built; IF NOT EXISTS would pass an invalid index by
                  because   the cluster moves pods whenever it likes
                  repeat    mvn test -Dtest=RunnerBreach#theIndexIsNoted -Dassay.seed=8731
                  evidence  target/assay-breaching/RunnerBreach/theIndexIsNoted.html""");
    }
}
