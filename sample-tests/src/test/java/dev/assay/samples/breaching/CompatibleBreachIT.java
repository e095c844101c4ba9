package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("locks of this session mean nothing to the one in which the sample runs")
class CompatibleBreachIT {
    @Test
    void namesStatementCodeAndSafeWay() {
        BreachingRun run = BreachingRun.of(CompatibleBreach.class);
        run.assertFailed("CompatibleBreach.theOldVersionGoesOn");
        run.assertFailure("CompatibleBreach.theOldVersionGoesOn", """
                @MigrationTest breached  CompatibleBreach.theOldVersionGoesOn
                  broken statements  4  promised <= 0  n = 4
                  42703     V2__mail.sql breaks [read latest customers]: ERROR: column "email" does not exist (Perhaps you meant to reference the column "customers.mail".)  SELECT id, email FROM customers ORDER BY id DESC LIMIT 20
                  42703     V2__mail.sql breaks [read customers by key]: ERROR: column "email" does not exist (Perhaps you meant to reference the column "customers.mail".)  SELECT id, email FROM customers WHERE id = ?
                  42703     V2__mail.sql breaks [update customers]: ERROR: column "email" does not exist (Perhaps you meant to reference the column "customers.mail".)  SELECT id, email FROM customers WHERE id = ?
                  42703     V2__mail.sql breaks [insert and delete customers]: ERROR: column "email" does not exist (Perhaps you meant to reference the column "customers.mail".)  SELECT id, email FROM customers WHERE id = ?
                  do        expand, migrate, contract: add the new name beside the old one, keep both alike while two versions run, and drop the old one in a version of its own, declared with contract; or keep the old name as a view, in the transaction of version 2
                  repeat    mvn test -Dtest=CompatibleBreach#theOldVersionGoesOn -Dassay.seed=8731
                  evidence  target/assay-breaching/CompatibleBreach/theOldVersionGoesOn.html""");
    }
}
