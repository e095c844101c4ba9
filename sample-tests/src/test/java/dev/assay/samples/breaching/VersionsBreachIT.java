package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("locks of this session mean nothing to that of the sample")
class VersionsBreachIT {
    @Test
    void statementThatOnlyTheNewerServerKnows() {
        BreachingRun run = BreachingRun.of(VersionsBreach.class);

        run.assertFailure("VersionsBreach.ordersHaveTotals", """
                @MigrationTest breached  VersionsBreach.ordersHaveTotals
                  differences  1  promised <= 0  n = 3
                  repeat    mvn test -Dtest=VersionsBreach#ordersHaveTotals -Dassay.seed=8731
                  evidence  target/assay-breaching/VersionsBreach/ordersHaveTotals.html""");
    }
}
