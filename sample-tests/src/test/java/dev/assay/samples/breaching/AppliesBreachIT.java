package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;

class AppliesBreachIT {
    @Test
    void readsLikeAnAnswer() {
        BreachingRun run = BreachingRun.of(AppliesBreach.class);

        run.assertFailed("AppliesBreach.releasesMayBeSkipped");
        run.assertFailure("AppliesBreach.releasesMayBeSkipped", """
                @MigrationTest breached  AppliesBreach.releasesMayBeSkipped
                  applies    every version applies over seeded tables, each leads straight to the newest, and a second run changes nothing  breached
                  from       V1__orders.sql
                  failed     V3__regions_are_required.sql, line 1: ERROR: column "region" of relation "orders" contains null values [23502]
                  statement  ALTER TABLE orders ALTER COLUMN region SET NOT NULL
                  do         let each version do itself what it needs: who skips releases never ran the application that filled the rows between
                  repeat     mvn test -Dtest=AppliesBreach#releasesMayBeSkipped -Dassay.seed=8731
                  evidence   target/assay-breaching/AppliesBreach/releasesMayBeSkipped.html""");
    }
}
