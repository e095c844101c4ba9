package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;

class DriftFreeBreachIT {
    @Test
    void readsLikeAnAnswer() {
        BreachingRun run = BreachingRun.of(DriftFreeBreach.class);

        run.assertFailed("DriftFreeBreach.entitiesFitTheTables");
        run.assertFailure("DriftFreeBreach.entitiesFitTheTables", """
                @MigrationTest breached  DriftFreeBreach.entitiesFitTheTables
                  drift free  2  the migrations lead to the schema of [classpath:breaching/driftfree-entities/entities.sql]  n = 5
                  missing     column orders.customer
                  different   column orders.amount is [numeric(10,2)], expected [numeric(14,2)]
                  fix         write the migration that is missing, or have the script written again
                  repeat      mvn test -Dtest=DriftFreeBreach#entitiesFitTheTables -Dassay.seed=8731
                  evidence    target/assay-breaching/DriftFreeBreach/entitiesFitTheTables.html""");
    }
}
