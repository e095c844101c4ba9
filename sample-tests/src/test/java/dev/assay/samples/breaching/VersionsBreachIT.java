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
                  versions   1  promised <= 0  n = 6
                  fails      on 15: V2__totals.sql, line 3: ERROR: function any_value(text) does not exist (No function matches the given name and argument types. You might need to add explicit type casts.) [42883]
                  statement  INSERT INTO totals SELECT coalesce(any_value(note), 'none'), sum(amount) FROM...
                  because    one region still runs 15
                  repeat    mvn test -Dtest=VersionsBreach#ordersHaveTotals -Dassay.seed=8731
                  evidence  target/assay-breaching/VersionsBreach/ordersHaveTotals.html""");
    }
}
