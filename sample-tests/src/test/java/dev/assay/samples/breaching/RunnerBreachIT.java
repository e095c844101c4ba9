package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;

class RunnerBreachIT {
    @Test
    void readsLikeAnAnswer() {
        BreachingRun run = BreachingRun.of(RunnerBreach.class);

        run.assertFailed("RunnerBreach.ordersAreFoundByAmount");
        run.assertFailure("RunnerBreach.ordersAreFoundByAmount", """
                @MigrationTest breached  RunnerBreach.ordersAreFoundByAmount
                  runner-safe  the runner never waits for itself, and two nodes that start at once end as one  breached
                  hangs     V2__orders_by_amount.sql: CREATE INDEX CONCURRENTLY orders_amount_idx ON orders (amount)
                  waits for  an idle session of Flyway itself, last statement [SELECT COUNT(*) FROM pg_namespace WHERE nspname=$1]  it keeps its lock in an open transaction
                  do        postgresql.transactional.lock=false in the configuration of Flyway
                  because   a deployment that hangs holds up all others
                  repeat    mvn test -Dtest=RunnerBreach#ordersAreFoundByAmount -Dassay.seed=8731
                  evidence  target/assay-breaching/RunnerBreach/ordersAreFoundByAmount.html""");
    }
}
