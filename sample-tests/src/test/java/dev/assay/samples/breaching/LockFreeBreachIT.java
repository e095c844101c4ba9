package dev.assay.samples.breaching;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("locks of this session mean nothing to the one in which the sample runs")
class LockFreeBreachIT {
    @Test
    void showsWhoWaitedForWhom() {
        BreachingRun run = BreachingRun.of(LockFreeBreach.class);
        run.assertFailed("LockFreeBreach.nobodyWaits");
        run.assertFailure("LockFreeBreach.nobodyWaits", """
                @MigrationTest breached  LockFreeBreach.nobodyWaits
                  blocked   <number> ms  promised <= 300 ms  n = <n>
                  failed operations  0  promised <= 0  kept
                  blocked   V2__notes.sql: [<operation> orders<key>] waited <number> ms for ACCESS EXCLUSIVE on orders  UPDATE orders SET note = '' FROM pg_sleep(1.5)
                  do        keep what reads or writes rows out of the transaction that locks the table: NOT VALID and VALIDATE in two versions, indexes CONCURRENTLY, rows in batches
                  because   orders come in all day
                  repeat    mvn test -Dtest=LockFreeBreach#nobodyWaits -Dassay.seed=8731
                  evidence  target/assay-breaching/LockFreeBreach/nobodyWaits.html""");
    }
}
